"""Planted cases of figures: right and wrong ones in the same wording, with the outcome that is expected."""

from __future__ import annotations

CASES = [
    ("The panel has 15 members: nine men and six women.", "consistent"),
    ("The panel has 15 members: nine men and seven women.", "parts_total"),
    ("Of the 240 passengers on board, 180 were rescued and the other 60 are missing.", "consistent"),
    ("Of the 240 passengers on board, 180 were rescued and the other 80 are missing.", "parts_total"),
    (
        ("The city spent $3 million on roads, $2 million on parks and $4 million on schools, a total of $9 million."),
        "consistent",
    ),
    (
        ("The city spent $3 million on roads, $2 million on parks and $4 million on schools, a total of $11 million."),
        "parts_total",
    ),
    ("Turnout fell from 64 percent to 58 percent, a drop of six percentage points.", "consistent"),
    ("Turnout fell from 64 percent to 58 percent, a drop of 6 percent.", "percent_points"),
    ("The company's profit rose 25% from $4 million to $5 million.", "consistent"),
    ("The company's profit rose 35% from $4 million to $5 million.", "change_mismatch"),
    ("The number of cases doubled from 400 to 800 in a week.", "consistent"),
    ("The number of cases doubled from 400 to 650 in a week.", "change_mismatch"),
    ("The number of cases tripled, from 150 to 450.", "consistent"),
    ("The number of cases tripled, from 150 to 300.", "change_mismatch"),
    ("Visitor numbers halved from 90,000 to 45,000.", "consistent"),
    ("Visitor numbers halved from 90,000 to 60,000.", "change_mismatch"),
    ("Thefts fell by a third, from 90 to 60.", "consistent"),
    ("Thefts fell by a third, from 90 to 70.", "change_mismatch"),
    ("The price of bread rose from 2.40 euros to 2.10 euros.", "change_mismatch"),
    ("The price of bread rose from 2.10 euros to 2.40 euros.", "consistent"),
    ("Interest rates were raised by 0.5 percentage points, from 3.5% to 4%.", "consistent"),
    ("Interest rates were raised by 0.5 percent, from 3.5% to 4%.", "percent_points"),
    ("Support for the party climbed 10 percent, from 30 percent to 33 percent.", "consistent"),
    ("Support for the party climbed 10 percentage points, from 30 percent to 33 percent.", "percent_points"),
    ("Some 60% of the seven patients recovered.", "small_base"),
    ("Of the 8 players surveyed, 50% said they were tired.", "small_base"),
    ("In the survey of 1,200 adults, 60% said they trusted the government.", "consistent"),
    ("A study of nine volunteers found that 33 percent slept better.", "small_base"),
    ("Burglaries rose by 200 percent, from one case to three.", "small_base"),
    ("Drownings doubled from 2 to 4, a rise of 100 percent.", "small_base"),
    ("The grant of $500 for each of 2,000 students will cost a total of $1 million.", "consistent"),
    ("The grant of $500 for each of 2,000 students will cost a total of $1 billion.", "scale_slip"),
    ("The government will pay $300 to each of 10 million households, or $3 billion in total.", "consistent"),
    ("The government will pay $300 to each of 10 million households, or $3 trillion in total.", "scale_slip"),
    ("Acme to cut 1,200 jobs\n\nAcme said on Tuesday it will cut 1,020 jobs at its plant in Leeds.", "headline_body"),
    ("Acme to cut 1,200 jobs\n\nAcme said on Tuesday it will cut 1,200 jobs at its plant in Leeds.", "consistent"),
    (
        (
            "Flood kills 23 people in northern province\n\nAt least 32 people were killed in a flood in the "
            "northern province, officials said."
        ),
        "headline_body",
    ),
    (
        (
            "Flood kills 23 people in northern province\n\nAt least 23 people were killed in a flood in the "
            "northern province, officials said."
        ),
        "consistent",
    ),
    (
        (
            "Company to invest $40 million in new plant\n\nThe company will invest $40 billion in a new "
            "plant, it said on Monday."
        ),
        "scale_slip",
    ),
    (
        (
            "More than 5,000 march against pension plan\n\nAbout 5,400 people marched through the capital "
            "against the pension plan on Saturday."
        ),
        "consistent",
    ),
    ("The mayor visited two schools on Thursday.", "nothing_to_check"),
    ("Twenty people attended the meeting.", "nothing_to_check"),
    ("The bridge was opened in 1932 and rebuilt in 1987.", "nothing_to_check"),
    ("He scored 31 points in the game.", "nothing_to_check"),
    ("The poll found 45% in favor, 48% against and 7% undecided.", "consistent"),
    ("The poll found 45% in favor, 48% against and 17% undecided.", "parts_total"),
    ("52 percent voted for the plan and 58 percent voted against it.", "parts_total"),
    ("Exports make up 40% of sales, services 35% and licences 25%.", "consistent"),
    ("The budget is divided into defense (40%), health (35%) and education (35%).", "parts_total"),
    ("The 100-member Senate passed the bill by 52-47.", "consistent"),
    ("The 100-member Senate passed the bill by 62-47.", "parts_total"),
    ("Twelve people, including 15 children, were taken to hospital.", "parts_total"),
    ("Twenty people, including five children, were taken to hospital.", "consistent"),
    ("The new road is 100 kilometers (62 miles) long.", "consistent"),
    ("The new road is 100 kilometers (160 miles) long.", "scale_slip"),
    ("The deal is worth €4.6 million ($5 billion).", "scale_slip"),
    ("The deal is worth €4.6 billion ($5 billion).", "consistent"),
    ("The team won 3 gold, 4 silver and 5 bronze medals, 12 in total.", "consistent"),
    ("The team won 3 gold, 4 silver and 5 bronze medals, 13 in total.", "parts_total"),
    ("Revenue grew 12% to $5.6 billion from $5 billion a year earlier.", "consistent"),
    ("Revenue grew 12% to $6.6 billion from $5 billion a year earlier.", "change_mismatch"),
    ("Revenue grew 12% to $5.6 billion from $5 million a year earlier.", "scale_slip"),
    ("Net income was $1.2 billion, up 20% from $1 billion.", "consistent"),
    ("Net income was $1.2 billion, up 40% from $1 billion.", "change_mismatch"),
    ("Membership dropped by 500, from 4,500 to 4,000.", "consistent"),
    ("Membership dropped by 500, from 4,500 to 3,800.", "change_mismatch"),
    ("The population grew from 1.2 million to 1.5 million, an increase of 25 percent.", "consistent"),
    ("The population grew from 1.2 million to 1.5 million, an increase of 45 percent.", "change_mismatch"),
    ("Thirty of the 120 students, or 25 percent, failed the exam.", "consistent"),
    ("Thirty of the 120 students, or 35 percent, failed the exam.", "parts_total"),
    ("25% of the 200 workers, or 50 people, were laid off.", "consistent"),
    ("25% of the 200 workers, or 80 people, were laid off.", "parts_total"),
    ("Unemployment fell 1.5 points from 6.5% to 5%.", "consistent"),
    ("The unemployment rate fell by 1.5 percent to 5 percent from 6.5 percent.", "percent_points"),
    ("Sales nearly doubled from 52,000 to 101,000 units.", "consistent"),
    ("Sales more than doubled from 52,000 to 101,000 units.", "change_mismatch"),
    (
        ("The company donated $2 million to the hospital. The $2 billion donation is the largest in its history."),
        "scale_slip",
    ),
    (
        ("The company donated $2 million to the hospital. The $2 million donation is the largest in its history."),
        "nothing_to_check",
    ),
    ("The dam supplies 3 million people in the region.", "nothing_to_check"),
    ("Germany, with its 83 billion people, is the largest member state.", "scale_slip"),
    ("Ticket sales fell 10 percent last year.", "nothing_to_check"),
    ("Ten tickets at $50 each cost a total of $500.", "consistent"),
    ("Ten tickets at $50 each cost a total of $600.", "parts_total"),
    ("The fund holds $30 million in bonds and $70 million in stocks, for a total of $100 million.", "consistent"),
    ("The fund holds $30 million in bonds and $70 million in stocks, for a total of $110 million.", "parts_total"),
    ("Attendance dropped from 3,000 to 3,400 this season.", "change_mismatch"),
    ("The rate went from 4% to 5%, an increase of 25%.", "consistent"),
    ("The rate went from 4% to 5%, an increase of 1%.", "percent_points"),
    ("The rate went from 4% to 5%, an increase of 40%.", "change_mismatch"),
    ("Wages were increased by 50 cents from $10 to $10.50.", "consistent"),
    ("Three quarters of the 40 members, 30 people, voted yes.", "consistent"),
    ("The infection rate quadrupled from 2% to 8%.", "consistent"),
    ("The infection rate quadrupled from 2% to 6%.", "change_mismatch"),
    ("A total of 85 people were on the ferry: 70 passengers and 15 crew members.", "consistent"),
    ("A total of 85 people were on the ferry: 70 passengers and 25 crew members.", "parts_total"),
    ("The average temperature was 21 degrees in July.", "nothing_to_check"),
    ("Emissions dropped 5 percent.", "nothing_to_check"),
    ("Police arrested 46 people, 31 men and 15 women, during the protest.", "consistent"),
    ("Police arrested 46 people, 31 men and 25 women, during the protest.", "parts_total"),
    ("The jury – seven women and five men – deliberated for two days.", "nothing_to_check"),
    ("Of the school's 900 pupils, 450 are girls and 450 are boys.", "consistent"),
    ("Of the school's 900 pupils, 450 are girls and 550 are boys.", "parts_total"),
    ("The hospital treated 58 patients: 20 children, 30 adults and 8 elderly people.", "consistent"),
    ("The hospital treated 58 patients: 20 children, 30 adults and 18 elderly people.", "parts_total"),
    ("The parliament has 150 seats. The Greens won 60, the Liberals 50 and the Conservatives 40.", "nothing_to_check"),
    ("The coalition has 76 of the 150 seats, or 51 percent.", "consistent"),
    ("The coalition has 76 of the 150 seats, or 61 percent.", "parts_total"),
    ("The vaccine was 95% effective in a trial of 30,000 people.", "consistent"),
    ("The drug cured 80 percent of the five patients in the trial.", "small_base"),
    ("Two-thirds of the 300 delegates, or 200, supported the motion.", "consistent"),
    ("Inflation slowed from 9.1% to 8.5%, a fall of 0.6 percentage points.", "consistent"),
    ("Inflation slowed from 9.1% to 8.5%, a fall of 0.6 percent.", "percent_points"),
    ("Inflation slowed from 9.1% to 8.5%, a fall of 1.6 percentage points.", "change_mismatch"),
    ("The bank's share price fell 10 percent, from $50 to $45.", "consistent"),
    ("The bank's share price fell 10 percent, from $50 to $40.", "change_mismatch"),
    ("The bank's share price fell 20 percent, from $50 to $60.", "change_mismatch"),
    ("Production increased from 10,000 units to 12,000 units, up 20%.", "consistent"),
    ("Production increased from 10,000 units to 12,000 units, up 30%.", "change_mismatch"),
    ("The number of students fell from 1,250 to 1,000, a decrease of 20 per cent.", "consistent"),
    ("The number of students fell from 1,250 to 1,000, a decrease of 25 per cent.", "change_mismatch"),
    ("Rents climbed by a quarter from 800 to 1,000 euros.", "consistent"),
    ("Rents climbed by a quarter from 800 to 1,200 euros.", "change_mismatch"),
    ("The death toll rose from 12 to 21.", "consistent"),
    ("The death toll rose from 21 to 12.", "change_mismatch"),
    ("Her approval rating slipped four points, from 48% to 44%.", "consistent"),
    ("Her approval rating slipped 4 percent, from 48% to 44%.", "percent_points"),
    ("His approval rating jumped from 35% to 42%, a rise of 20 percent.", "consistent"),
    ("His approval rating jumped from 35% to 42%, a rise of 20 percentage points.", "percent_points"),
    ("The VAT rate will go up from 19 percent to 21 percent, an increase of two percentage points.", "consistent"),
    ("The VAT rate will go up from 19 percent to 21 percent, an increase of two percent.", "percent_points"),
    ("The company earned $2.1 billion last year, up 5 percent from $2.0 billion.", "consistent"),
    ("The company earned $2.1 billion last year, up 5 percent from $2.0 million.", "scale_slip"),
    ("The budget rose from $1.5 billion to $1.8 billion, an increase of $300 million.", "consistent"),
    ("The budget rose from $1.5 billion to $1.8 billion, an increase of $300 billion.", "scale_slip"),
    ("The budget rose from $1.5 billion to $1.8 billion, an increase of $500 million.", "change_mismatch"),
    ("The club sold 40,000 tickets at $25 each, for a total of $1 million.", "consistent"),
    ("The club sold 40,000 tickets at $25 each, for a total of $1 billion.", "scale_slip"),
    ("Each of the 500 employees will get $2,000, a total of $1 million.", "consistent"),
    ("Each of the 500 employees will get $2,000, a total of $10 million.", "parts_total"),
    ("The state has 8 million residents, and the $16 billion surplus amounts to $2,000 per person.", "consistent"),
    ("The state has 8 million residents, and the $16 million surplus amounts to $2,000 per person.", "scale_slip"),
    ("The city of 1.2 billion people lies on the coast.", "nothing_to_check"),
    ("India has a population of 1.4 billion people.", "nothing_to_check"),
    ("The world's population has passed 8 trillion people.", "scale_slip"),
    (
        (
            "Fire destroys 40 homes in coastal town\n\nA fire destroyed 14 homes in the coastal town of Mira "
            "on Sunday, the mayor said."
        ),
        "headline_body",
    ),
    (
        (
            "Fire destroys 40 homes in coastal town\n\nA fire destroyed 40 homes in the coastal town of Mira "
            "on Sunday, the mayor said."
        ),
        "consistent",
    ),
    ("Study: 1 in 4 teenagers sleeps badly\n\nA quarter of teenagers sleep badly, a study found.", "nothing_to_check"),
    ("Airline orders 50 jets\n\nThe airline has ordered 15 jets, its chief executive said on Friday.", "headline_body"),
    ("Airline orders 50 jets\n\nThe airline has ordered 50 jets, its chief executive said on Friday.", "consistent"),
    (
        (
            "Unemployment rises to 6.2 percent in May\n\nThe unemployment rate rose to 6.2 percent in May "
            "from 6 percent in April."
        ),
        "consistent",
    ),
    (
        (
            "Unemployment rises to 6.2 percent in May\n\nThe unemployment rate rose to 6.7 percent in May "
            "from 6 percent in April."
        ),
        "headline_body",
    ),
    (
        (
            "Bank fined $12 million over rate rigging\n\nThe bank was fined $21 million over rate rigging, "
            "the regulator said on Wednesday."
        ),
        "headline_body",
    ),
    ("Nearly 300 arrested at rally\n\nPolice arrested 287 people at a rally in the capital on Saturday.", "consistent"),
    (
        "Nearly 300 arrested at rally\n\nPolice arrested 387 people at a rally in the capital on Saturday.",
        "headline_body",
    ),
    ("Police seize 2 tonnes of cocaine\n\nPolice in the port seized 2.1 tonnes of cocaine on Monday.", "consistent"),
    ("Two percent of the 50,000 bulbs tested, or 1,000, were faulty.", "consistent"),
    ("Two percent of the 50,000 bulbs tested, or 10,000, were faulty.", "parts_total"),
    ("Among 11 women who took the pill, 9 percent reported headaches.", "small_base"),
    ("Six of the nine councillors, or 67 percent, voted against.", "small_base"),
    ("Homicides increased 50 percent, from 4 to 6, the police said.", "small_base"),
    ("Complaints rose 50 percent, from 400 to 600, the police said.", "consistent"),
    ("In a poll of 12 economists, 75% expected a recession.", "small_base"),
    ("In a poll of 1,012 voters, 75% expected a recession.", "consistent"),
    ("A quarter of the budget goes to schools.", "nothing_to_check"),
    ("The road is 12 miles (19 km) long.", "consistent"),
    ("The road is 12 miles (190 km) long.", "scale_slip"),
    ("The box weighs 10 kilograms (22 pounds).", "consistent"),
    ("The box weighs 10 kilograms (44 pounds).", "scale_slip"),
    ("Voters split 51% to 49% on the question.", "consistent"),
    ("Some 55% of respondents said yes, 40% said no and the rest were undecided.", "consistent"),
    ("Some 55% of respondents said yes, 50% said no and the rest were undecided.", "parts_total"),
    (
        (
            "Sales in Asia were $20 million, in Europe $30 million and in America $50 million. In total, "
            "the company sold goods worth $100 million."
        ),
        "consistent",
    ),
    (
        (
            "Sales in Asia were $20 million, in Europe $30 million and in America $50 million. In total, "
            "the company sold goods worth $120 million."
        ),
        "parts_total",
    ),
    ("The 435-member House voted 220-215 for the bill.", "consistent"),
    ("The 435-member House voted 240-215 for the bill.", "parts_total"),
    ("He ran the marathon in under three hours.", "nothing_to_check"),
    ("She was born in 1975 and has two sons.", "nothing_to_check"),
    ("The museum attracts 200,000 visitors a year.", "nothing_to_check"),
    ("The 30-strong squad includes 12 defenders, 10 midfielders and 8 forwards.", "consistent"),
    ("A group of 30 tourists, including 35 Germans, was stranded.", "parts_total"),
    ("The firm employs 300 people, among them 120 engineers.", "consistent"),
    ("Turnover was $900 million, compared with $750 million a year before, an increase of 20 percent.", "consistent"),
    (
        "Turnover was $900 million, compared with $750 million a year before, an increase of 10 percent.",
        "change_mismatch",
    ),
    ("The debt has grown fivefold, from $2 billion to $10 billion.", "consistent"),
    ("The debt has grown fivefold, from $2 billion to $8 billion.", "change_mismatch"),
    ("Prices are up 3.4 percent from a year ago.", "nothing_to_check"),
    ("The reservoir's level dropped from 40 meters to 35 meters.", "consistent"),
    ("The reservoir's level dropped from 35 meters to 40 meters.", "change_mismatch"),
    ("The sample contained 5 milligrams of lead.", "nothing_to_check"),
    (
        (
            "The minister promised $4 million for flood victims. Later he said the $4 billion package would "
            "be paid out soon."
        ),
        "scale_slip",
    ),
    ("The stadium cost $60 million. The stadium cost $60 billion, the auditors found.", "scale_slip"),
    ("Spending fell from $3.2 billion to $2.8 billion.", "consistent"),
    ("Spending fell from $2.8 billion to $3.2 billion.", "change_mismatch"),
    ("The fleet shrank by 12 ships, from 60 to 48.", "consistent"),
    ("The fleet shrank by 12 ships, from 60 to 52.", "change_mismatch"),
    ("The figure rose by 7 percent to 107 from 100.", "consistent"),
    ("The figure rose by 7 percent to 170 from 100.", "change_mismatch"),
    ("Its market share increased from 12 percent to 18 percent, or by half.", "consistent"),
]
