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
            "Company to invest $40 million in new plant\n\nThe company will invest $40 billion in a new plant, "
            "it said on Monday."
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
    (
        ("The parliament has 150 seats. The Greens won 60, the Liberals 50 and the Conservatives 40."),
        "nothing_to_check",
    ),
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
    (
        ("Study: 1 in 4 teenagers sleeps badly\n\nA quarter of teenagers sleep badly, a study found."),
        "nothing_to_check",
    ),
    (
        ("Airline orders 50 jets\n\nThe airline has ordered 15 jets, its chief executive said on Friday."),
        "headline_body",
    ),
    ("Airline orders 50 jets\n\nThe airline has ordered 50 jets, its chief executive said on Friday.", "consistent"),
    (
        (
            "Unemployment rises to 6.2 percent in May\n\nThe unemployment rate rose to 6.2 percent in May from "
            "6 percent in April."
        ),
        "consistent",
    ),
    (
        (
            "Unemployment rises to 6.2 percent in May\n\nThe unemployment rate rose to 6.7 percent in May from "
            "6 percent in April."
        ),
        "headline_body",
    ),
    (
        (
            "Bank fined $12 million over rate rigging\n\nThe bank was fined $21 million over rate rigging, the "
            "regulator said on Wednesday."
        ),
        "headline_body",
    ),
    (
        ("Nearly 300 arrested at rally\n\nPolice arrested 287 people at a rally in the capital on Saturday."),
        "consistent",
    ),
    (
        ("Nearly 300 arrested at rally\n\nPolice arrested 387 people at a rally in the capital on Saturday."),
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
            "Sales in Asia were $20 million, in Europe $30 million and in America $50 million. In total, the "
            "company sold goods worth $100 million."
        ),
        "consistent",
    ),
    (
        (
            "Sales in Asia were $20 million, in Europe $30 million and in America $50 million. In total, the "
            "company sold goods worth $120 million."
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
        ("Turnover was $900 million, compared with $750 million a year before, an increase of 10 percent."),
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
    ("The 12-member board has five women and eight men.", "parts_total"),
    ("The 12-member board has five women and seven men.", "consistent"),
    ("Of 80 applicants, 50 were accepted and 30 rejected.", "consistent"),
    ("Of 80 applicants, 50 were accepted and 40 rejected.", "parts_total"),
    ("The bill passed by 62 votes to 45 in the 100-seat chamber.", "parts_total"),
    ("The bill passed by 52 votes to 45 in the 100-seat chamber.", "consistent"),
    ("The hospital said 14 of its 20 beds, 70 percent, were full.", "consistent"),
    ("The hospital said 14 of its 20 beds, 80 percent, were full.", "parts_total"),
    ("Spending on schools will be $40 million and on roads $25 million, for a total of $65 million.", "consistent"),
    ("Spending on schools will be $40 million and on roads $25 million, for a total of $75 million.", "parts_total"),
    ("Oil dropped to $76 a barrel from $80, a decline of 5 percent.", "consistent"),
    ("Oil dropped to $76 a barrel from $80, a decline of 15 percent.", "change_mismatch"),
    ("Mortgage rates increased to 6.5% from 6.0%, up half a percentage point.", "consistent"),
    ("The jobless rate edged up 0.2 percent to 4.1 percent from 3.9 percent.", "percent_points"),
    ("The jobless rate edged up 0.2 percentage point to 4.1 percent from 3.9 percent.", "consistent"),
    ("Turnout was 55 percent, three points higher than the 52 percent recorded in 2018.", "consistent"),
    ("Turnout was 55 percent, five points higher than the 52 percent recorded in 2018.", "change_mismatch"),
    ("The number of flights was cut by half, from 30 to 15 a day.", "consistent"),
    ("The number of flights was cut by half, from 30 to 20 a day.", "change_mismatch"),
    ("Subscriptions grew 40 percent, from 1.0 million to 1.4 million.", "consistent"),
    ("Subscriptions grew 40 percent, from 1.0 million to 1.4 billion.", "scale_slip"),
    ("The bank wrote off $3.5 billion in loans. The write-off of $3.5 million is its largest ever.", "scale_slip"),
    (
        ("The lottery jackpot stands at $250 million. The $250 million jackpot is the biggest this year."),
        "nothing_to_check",
    ),
    ("Each ticket costs $20. The theatre sold 500 tickets and took in $10,000 in total.", "consistent"),
    ("A dose costs $15; vaccinating 2 million people will cost $30 million.", "nothing_to_check"),
    ("The subsidy of 100 euros per household for 3 million households adds up to 300 million euros.", "consistent"),
    ("The subsidy of 100 euros per household for 3 million households adds up to 300 billion euros.", "scale_slip"),
    ("The whale weighed 30 tonnes (66,000 pounds).", "nothing_to_check"),
    ("He drove 80 km (50 miles) to the clinic.", "consistent"),
    ("He drove 80 km (500 miles) to the clinic.", "scale_slip"),
    ("Half of the six patients got better, the doctor said.", "nothing_to_check"),
    ("Out of 10 patients, 40 percent improved.", "small_base"),
    ("In the class of 15 pupils, 20 percent were absent.", "small_base"),
    ("Among the 2,500 employees, 20 percent work part time.", "consistent"),
    ("Shootings jumped 100 percent, from 3 to 6.", "small_base"),
    ("Shootings jumped 100 percent, from 300 to 600.", "consistent"),
    ("Only 9 percent of 11 clinics offer the test.", "small_base"),
    (
        ("Storm leaves 250,000 without power\n\nA storm left 250,000 homes without power in the north on Friday."),
        "consistent",
    ),
    (
        ("Storm leaves 250,000 homes without power\n\nA storm left 25,000 homes without power in the north on Friday."),
        "headline_body",
    ),
    (
        ("City to plant 5,000 trees\n\nThe city will plant 500 trees along its main streets, the council decided."),
        "headline_body",
    ),
    (
        ("Startup raises $30 million\n\nThe startup raised $30 million from investors, it announced on Tuesday."),
        "consistent",
    ),
    (
        ("Startup raises $30 million\n\nThe startup raised $13 million from investors, it announced on Tuesday."),
        "headline_body",
    ),
    (
        ("Startup raises $30 billion\n\nThe startup raised $30 million from investors, it announced on Tuesday."),
        "scale_slip",
    ),
    ("Three hurt in crash\n\nThree people were hurt when a truck hit a bus on Monday.", "consistent"),
    ("Four dead in house fire\n\nFive people died in a house fire in Bristol early on Sunday.", "headline_body"),
    ("School drops phones, grades rise\n\nA school in Kent has banned phones.", "nothing_to_check"),
    ("The party won 34 percent, its rivals 30 percent, 22 percent and 14 percent of the vote.", "consistent"),
    ("Of those asked, 62 percent said yes, 31 percent said no and 7 percent had no opinion.", "consistent"),
    ("Of those asked, 62 percent said yes, 41 percent said no and 7 percent had no opinion.", "parts_total"),
    ("Renewables provide 45% of electricity, gas 30% and nuclear the remaining 25%.", "consistent"),
    ("Renewables provide 45% of electricity, gas 30% and nuclear the remaining 35%.", "parts_total"),
    ("Membership fell from 2,000 to 1,500, or 25 percent.", "consistent"),
    ("Membership fell from 2,000 to 1,500, or 35 percent.", "change_mismatch"),
    ("Membership fell from 2,000 to 2,500.", "change_mismatch"),
    ("The minister earns 9,000 euros a month.", "nothing_to_check"),
    ("About 300 of the 1,200 seats were empty.", "consistent"),
    ("He served 1,300 of the 1,200 days of his sentence.", "parts_total"),
    ("The tower is 120 meters high and has 30 floors.", "nothing_to_check"),
    ("The crowd of 4,000 sang for 20 minutes.", "nothing_to_check"),
    ("Exports rose by $2 billion to $12 billion, from $10 billion.", "consistent"),
    ("Exports rose by $3 billion to $12 billion, from $10 billion.", "change_mismatch"),
    ("The fee will go up by 20 percent, from 50 to 60 euros.", "consistent"),
    ("The fee will go up by 20 percent, from 50 to 70 euros.", "change_mismatch"),
    ("The river rose two meters, from three meters to five meters.", "consistent"),
    ("The river rose two meters, from three meters to six meters.", "change_mismatch"),
    ("The firm has 90 lawyers, 60 clerks and 50 assistants, altogether 200 employees.", "consistent"),
    ("The firm has 90 lawyers, 60 clerks and 50 assistants, altogether 220 employees.", "parts_total"),
    ("Profit plunged 60 percent to $40 million from $100 million.", "consistent"),
    ("Profit plunged 60 percent to $60 million from $100 million.", "change_mismatch"),
    ("The orchestra has 60 musicians, 35 of them women and 25 men.", "consistent"),
    ("The orchestra has 60 musicians, 35 of them women and 35 men.", "parts_total"),
    ("Forty people applied: 15 from France, 15 from Spain and 10 from Italy.", "consistent"),
    ("Forty people applied: 15 from France, 15 from Spain and 20 from Italy.", "parts_total"),
    ("The province reported 300 new cases, 120 in the north, 100 in the south and 80 in the east.", "consistent"),
    ("The district reported 300 new cases, 120 in the north, 100 in the south and 180 in the east.", "parts_total"),
    ("The tax rate was cut from 25% to 20%, a reduction of five percentage points.", "consistent"),
    ("The tax rate was cut from 25% to 20%, a reduction of five percent.", "percent_points"),
    ("Interest rose by 25 basis points, from 4.25% to 4.5%.", "consistent"),
    ("The minimum wage rises 10 percent, from $12 to $13.20 an hour.", "consistent"),
    ("The minimum wage rises 20 percent, from $12 to $13.20 an hour.", "change_mismatch"),
    ("The city's population more than doubled, from 40,000 to 95,000.", "consistent"),
    ("The city's population more than doubled, from 40,000 to 75,000.", "change_mismatch"),
    ("Passenger numbers were down 30 percent to 7 million from 10 million.", "consistent"),
    ("Passenger numbers were down 30 percent to 8 million from 10 million.", "change_mismatch"),
    ("Costs jumped from $200 million to $300 million, a 50 percent increase.", "consistent"),
    ("Costs jumped from $200 million to $300 million, a 33 percent increase.", "change_mismatch"),
    ("Costs jumped from $200 million to $300 billion, a 50 percent increase.", "scale_slip"),
    ("Of 12 jurors, 75 percent voted to acquit.", "small_base"),
    ("The clinic treated nine patients; 67 percent recovered.", "small_base"),
    ("In a trial with 12,000 volunteers, 67 percent had no symptoms.", "consistent"),
    ("Eighty percent of the 10 restaurants inspected failed.", "small_base"),
    (
        (
            "Police: 15 hurt in bus crash\n\nFifteen people were hurt when a bus hit a tree near Ghent on "
            "Monday, police said."
        ),
        "consistent",
    ),
    (
        (
            "Police: 15 hurt in bus crash\n\nFifty people were hurt when a bus hit a tree near Ghent on "
            "Monday, police said."
        ),
        "headline_body",
    ),
    ("Rents up 8% in a year\n\nRents rose 8% in the past year, the institute said.", "consistent"),
    ("Rents up 18% in a year\n\nRents rose 8% in the past year, the institute said.", "headline_body"),
    (
        (
            "Museum buys painting for $2.5 million\n\nThe museum has bought a painting by Hals for $2.5 "
            "billion, it said."
        ),
        "scale_slip",
    ),
    ("They paid $60 million for the land and $40 million for the building, $100 million in all.", "consistent"),
    ("They paid $60 million for the land and $40 million for the building, $110 million in all.", "parts_total"),
    ("The 300-page report cost $2 million.", "nothing_to_check"),
    ("The race is 42 kilometers long and draws 9,000 runners.", "nothing_to_check"),
    ("The mayor has been in office for 12 years.", "nothing_to_check"),
    ("Twenty of the 25 members voted yes, five voted no.", "consistent"),
    ("Twenty of the 25 members voted yes, eight voted no.", "parts_total"),
    ("The fund gives $1,000 to each of 400 families, $400,000 in total.", "consistent"),
    ("The fund gives $1,000 to each of 400 families, $400 million in total.", "scale_slip"),
    ("Half of the 80 seats, 40, went to newcomers.", "consistent"),
    ("A third of the 90 seats, 40, went to newcomers.", "parts_total"),
    ("Google's revenue was $70 billion. The $70 million figure beat forecasts.", "scale_slip"),
    (
        ("The exhibition cost 1.2 million euros, of which the city paid 45 percent and its friends 65 percent."),
        "parts_total",
    ),
    (
        ("The exhibition cost 1.2 million euros, of which the city paid 45 percent and its friends 55 percent."),
        "consistent",
    ),
    ("The firm has 900 staff, of whom 60 percent speak French and 70 percent also speak German.", "nothing_to_check"),
    (
        (
            "The budget of 40 million euros includes 15 million for roads, 12 million for schools and 9 "
            "million for parks."
        ),
        "nothing_to_check",
    ),
    ("The council approved the budget by 31 votes to 14. All 45 councillors were present.", "consistent"),
    ("The council approved the budget by 31 votes to 14. All 48 councillors voted.", "parts_total"),
    ("Some 1,200 households will get 300 euros each, 36 million euros in total.", "parts_total"),
    ("Some 1,200 households will get 300 euros each, 360,000 euros in total.", "consistent"),
    (
        (
            "Four schools took part. Oakfield sent 32 pupils, St Mary's 28, Hilltop 19 and Greenway 21. In "
            "total, 100 pupils ran the race."
        ),
        "consistent",
    ),
    (
        (
            "Four schools took part. Oakfield sent 32 pupils, St Mary's 28, Hilltop 19 and Greenway 21. In "
            "total, 110 pupils ran the race."
        ),
        "parts_total",
    ),
    ("The crash killed three adults and two children. All five victims came from the same village.", "consistent"),
    ("The crash killed three adults and two children. All six victims came from the same village.", "parts_total"),
    ("Police arrested 42 people during the march. Of those, 30 were men and 15 were women.", "parts_total"),
    ("Police arrested 42 people during the march. Of those, 27 were men and 15 were women.", "consistent"),
    (
        (
            "The grant of $12 million is split three ways: $5 million for housing, $4 million for transport "
            "and $3 million for parks."
        ),
        "consistent",
    ),
    (
        (
            "The grant of $12 million is split three ways: $5 million for housing, $4 million for transport "
            "and $4 million for parks."
        ),
        "parts_total",
    ),
    ("In the poll, 48 percent backed the mayor, 39 percent her rival and 13 percent were undecided.", "consistent"),
    ("In the poll, 48 percent backed the mayor, 39 percent her rival and 23 percent were undecided.", "parts_total"),
    ("The team won 18 games, drew seven and lost five of its 30 matches.", "consistent"),
    ("The team won 18 games, drew seven and lost nine of its 30 matches.", "parts_total"),
    ("Germany won 12 medals at the championships, five gold, four silver and three bronze.", "consistent"),
    ("Germany won 12 medals at the championships, five gold, four silver and two bronze.", "parts_total"),
    (
        ("The hospital has 320 nurses and 85 doctors. With the 60 administrative staff it employs 465 people."),
        "consistent",
    ),
    (
        ("The hospital has 320 nurses and 85 doctors. With the 60 administrative staff it employs 565 people."),
        "parts_total",
    ),
    ("Tickets cost £25 each and all 4,000 were sold, bringing in £100,000.", "consistent"),
    ("Tickets cost £25 each and all 4,000 were sold, bringing in £1 million.", "parts_total"),
    ("Two thirds of the 90 workers, or 60, signed the petition.", "consistent"),
    ("Two thirds of the 90 workers, or 70, signed the petition.", "parts_total"),
    ("Of the 650 members of parliament, 350 voted for the bill and 320 against it.", "parts_total"),
    ("Of the 650 members of parliament, 320 voted for the bill and 290 against it.", "consistent"),
    ("Fire crews rescued 17 people, nine from the first floor and eight from the roof.", "consistent"),
    ("Fire crews rescued 17 people, nine from the first floor and ten from the roof.", "parts_total"),
    ("Voters split 52% to 48% in the referendum.", "consistent"),
    ("Voters split 52% to 58% in the referendum.", "parts_total"),
    ("Wages rose from $20 an hour to $23 an hour, an increase of 15 percent.", "consistent"),
    ("Wages rose from $20 an hour to $23 an hour, an increase of 25 percent.", "change_mismatch"),
    ("Membership increased from 3.2 million to 4.8 million, up 60 percent.", "change_mismatch"),
    ("Membership increased from 3.2 million to 4.8 million, up 50 percent.", "consistent"),
    (
        (
            "The airline carried 40 million passengers last year. This year it carried 44 million, an "
            "increase of 10 percent."
        ),
        "consistent",
    ),
    (
        (
            "The airline carried 40 million passengers last year. This year it carried 44 million, an "
            "increase of 20 percent."
        ),
        "change_mismatch",
    ),
    ("In 2019, the town had 8,000 residents. By 2023 there were 6,000, a decline of a quarter.", "consistent"),
    ("In 2019, the town had 8,000 residents. By 2023 there were 6,000, a decline of a third.", "change_mismatch"),
    (
        ("Rents have doubled in ten years. A two-room flat that cost 500 euros in 2013 now costs 1,000 euros."),
        "consistent",
    ),
    (
        ("Rents have tripled in ten years. A two-room flat that cost 500 euros in 2013 now costs 1,000 euros."),
        "change_mismatch",
    ),
    ("The number of wolves fell by 30 to 170, from 200 a year earlier.", "consistent"),
    ("The number of wolves fell by 30 to 150, from 200 a year earlier.", "change_mismatch"),
    ("Profits slumped 40 per cent to £6m, compared with £10m a year earlier.", "consistent"),
    ("Profits slumped 60 per cent to £6m, compared with £10m a year earlier.", "change_mismatch"),
    ("The share price dropped from $80 to $60, a fall of 25%.", "consistent"),
    ("The share price dropped from $80 to $60, a fall of 33%.", "change_mismatch"),
    ("Waiting times fell from 12 weeks to 15 weeks over the year.", "change_mismatch"),
    ("Waiting times rose from 12 weeks to 15 weeks over the year.", "consistent"),
    ("Attendance more than doubled, from 900 to 2,000.", "consistent"),
    ("Attendance more than doubled, from 900 to 1,600.", "change_mismatch"),
    ("Last season the club sold 10,000 season tickets. It has now sold 14,000, which is 40% more.", "consistent"),
    (
        ("Last season the club sold 10,000 season tickets. It has now sold 14,000, which is 60% more."),
        "change_mismatch",
    ),
    ("There were 250 burglaries in 2021 and 200 in 2022, a 20 percent decrease.", "consistent"),
    ("There were 250 burglaries in 2021 and 200 in 2022, a 30 percent decrease.", "change_mismatch"),
    ("Sales grew by a fifth to 1.2 million cars, up from 1 million.", "consistent"),
    ("Sales grew by a fifth to 1.5 million cars, up from 1 million.", "change_mismatch"),
    ("Exports jumped fourfold, from $2 billion to $8 billion.", "consistent"),
    ("Exports jumped fourfold, from $2 billion to $6 billion.", "change_mismatch"),
    ("The unemployment rate fell from 6 percent to 5 percent, a decline of 1 percent.", "percent_points"),
    ("The unemployment rate fell from 6 percent to 5 percent, a decline of 1 percentage point.", "consistent"),
    ("The central bank lifted its key rate by half a percent to 4.5 percent, from 4 percent.", "percent_points"),
    ("The central bank lifted its key rate by half a point to 4.5 percent, from 4 percent.", "consistent"),
    ("The Greens won 15% of the vote, up from 10%, a gain of 5%.", "percent_points"),
    ("The Greens won 15% of the vote, up from 10%, a gain of five points.", "consistent"),
    ("Turnout was 62 percent, 4 percent higher than the 58 percent recorded in 2018.", "percent_points"),
    ("Turnout was 62 percent, four points higher than the 58 percent recorded in 2018.", "consistent"),
    ("VAT will go up from 19% to 21%. Critics say the 2% increase will hurt the poor.", "percent_points"),
    ("VAT will go up from 19% to 21%. Critics say the two-point increase will hurt the poor.", "consistent"),
    ("The number of students rose from 2,000 to 2,200, an increase of 10 percentage points.", "percent_points"),
    ("The number of students rose from 2,000 to 2,200, an increase of 10 percent.", "consistent"),
    ("His approval rating slid three percent to 41 percent from 44 percent.", "percent_points"),
    ("Inflation slowed to 3.1% in May from 3.6% in April, down 0.5 percentage points.", "consistent"),
    ("Inflation slowed to 3.1% in May from 3.6% in April, down 0.5%.", "percent_points"),
    ("The vaccination rate increased from 40 percent to 60 percent, or by 50 percentage points.", "percent_points"),
    ("The vaccination rate increased from 40 percent to 60 percent, or by 20 percentage points.", "consistent"),
    ("Revenue climbed eight percentage points to $54 million from $50 million.", "percent_points"),
    (
        (
            "The ministry will spend 4 billion euros. Each of the country's 2 million pensioners will "
            "receive 2,000 euros."
        ),
        "consistent",
    ),
    (
        (
            "The ministry will spend 4 million euros. Each of the country's 2 million pensioners will "
            "receive 2,000 euros."
        ),
        "scale_slip",
    ),
    ("The bridge will cost $450 million. The state pays $300 million, the city $150 million.", "consistent"),
    ("The bridge will cost $450 billion. The state pays $300 million, the city $150 million.", "scale_slip"),
    ("The debt rose from $1.2 billion to $1.4 million.", "scale_slip"),
    ("The debt rose from $1.2 billion to $1.4 billion.", "consistent"),
    ("The lake lies 300 metres (984 feet) above sea level.", "consistent"),
    ("The lake lies 300 metres (98 feet) above sea level.", "scale_slip"),
    ("The runner covered 10 km (6.2 miles) in 29 minutes.", "consistent"),
    ("The runner covered 10 km (16 miles) in 29 minutes.", "scale_slip"),
    (
        ("The package is worth 3 billion euros, the minister said. The 3 million euros will be paid over four years."),
        "scale_slip",
    ),
    ("The farm covers 50 hectares (124 acres).", "consistent"),
    ("The farm covers 50 hectares (1,240 acres).", "scale_slip"),
    ("Temperatures reached 40 degrees Celsius (104 Fahrenheit).", "consistent"),
    ("Temperatures reached 40 degrees Celsius (140 Fahrenheit).", "scale_slip"),
    ("The firm earned $2.5 billion, up from $2.3 million the year before.", "scale_slip"),
    ("The firm earned $2.5 billion, up from $2.3 billion the year before.", "consistent"),
    ("The fund holds 800 million dollars: 500 million in shares and 300 billion in bonds.", "scale_slip"),
    ("The boxer weighs 100 kg (220 pounds).", "consistent"),
    ("The boxer weighs 100 kg (45 pounds).", "scale_slip"),
    ("Half of the 6 million euros, some 3 billion, will go to farmers.", "scale_slip"),
    ("In the trial, 75 percent of the eight patients felt better.", "small_base"),
    ("Complaints rose 50 percent, from two to three.", "small_base"),
    ("Murders in the town doubled last year, from one to two.", "small_base"),
    ("Of ten mayors asked, 60 percent said they would run again.", "small_base"),
    ("The researchers tested 12 dogs. A quarter of them, 25 percent, passed.", "small_base"),
    ("Some 40 percent of the five witnesses changed their story.", "small_base"),
    ("Of 4,000 drivers asked, 60 percent said they would buy an electric car.", "consistent"),
    ("Eighty percent of those surveyed want a new pool, according to a poll of 15 residents.", "small_base"),
    ("Eighty percent of those surveyed want a new pool, according to a poll of 1,500 residents.", "consistent"),
    ("Shark attacks jumped 100 percent this year, from 2 to 4.", "small_base"),
    ("Two of the three candidates, or 67 percent, are women.", "small_base"),
    ("A survey among 11 teachers found that 55 percent feel overworked.", "small_base"),
    ("The study had just nine participants, and 33 percent of them dropped out.", "small_base"),
    (
        (
            "Storm kills 12 in Texas\n\nA storm that swept across eastern Texas on Sunday killed 14 people, "
            "officials said."
        ),
        "headline_body",
    ),
    (
        (
            "Storm kills 14 in Texas\n\nA storm that swept across eastern Texas on Sunday killed 14 people, "
            "officials said."
        ),
        "consistent",
    ),
    (
        (
            "City to spend $40 million on new library\n\nThe city council voted on Tuesday to replace the old "
            "library.\n\nThe new building will cost $60 million, Mayor Ann Lee said."
        ),
        "headline_body",
    ),
    (
        (
            "City to spend $40 million on new library\n\nThe city council voted on Tuesday to replace the old "
            "library.\n\nThe new building will cost $40 million, Mayor Ann Lee said."
        ),
        "consistent",
    ),
    (
        (
            "Carmaker cuts 3,000 jobs\n\nThe carmaker Veldo said on Monday it would cut 5,000 jobs by the end "
            "of next year."
        ),
        "headline_body",
    ),
    (
        (
            "Carmaker cuts 3,000 jobs\n\nThe carmaker Veldo said on Monday it would cut 3,000 jobs by the end "
            "of next year."
        ),
        "consistent",
    ),
    (
        (
            "Six in ten parents back phone ban\n\nAlmost half of parents support a ban on phones in schools, a "
            "survey shows.\n\nIn all, 48 percent were in favour."
        ),
        "headline_body",
    ),
    (
        (
            "Three hurt as bus hits tree\n\nA bus skidded off the road near Bath on Friday morning.\n\nFive "
            "people were injured, police said."
        ),
        "headline_body",
    ),
    (
        (
            "Three hurt as bus hits tree\n\nA bus skidded off the road near Bath on Friday morning.\n\nThree "
            "people were injured, police said."
        ),
        "consistent",
    ),
    (
        (
            "Unemployment falls to 4.2 percent\n\nThe unemployment rate fell to 4.7 percent in June, the "
            "labour office said."
        ),
        "headline_body",
    ),
    (
        (
            "Unemployment falls to 4.2 percent\n\nThe unemployment rate fell to 4.2 percent in June, the "
            "labour office said."
        ),
        "consistent",
    ),
    ("Rovers win 3-1 in Leeds\n\nRovers beat Leeds 3-2 on Saturday to go top of the table.", "headline_body"),
    (
        ("Bank fined £20m over leaks\n\nThe regulator has fined Norbank £25m after customer data leaked."),
        "headline_body",
    ),
    (
        (
            "Nurses win 8% pay rise\n\nNurses will be paid more from April after the union accepted an offer.\n\n"
            "The deal gives them 8% more, the health department said."
        ),
        "consistent",
    ),
    (
        (
            "Quake toll climbs to 230\n\nThe death toll from the earthquake has risen to 320, the government "
            "said on Monday."
        ),
        "headline_body",
    ),
    (
        (
            "Minister resigns after 11 months\n\nThe transport minister stepped down on Friday, 11 months "
            "after she took office."
        ),
        "consistent",
    ),
    (
        ("Man, 34, charged with arson\n\nA 43-year-old man has been charged with setting fire to a pub in Hull."),
        "headline_body",
    ),
    ("The minister said the talks had been difficult but useful.", "nothing_to_check"),
    ("The festival begins on 4 July and ends on 12 July.", "nothing_to_check"),
    ("She was born in 1962 in Leeds.", "nothing_to_check"),
    ("Police closed the M4 after a crash.", "nothing_to_check"),
    ("The new stadium will have 30,000 seats.", "nothing_to_check"),
    ("He lives at 12 High Street.", "nothing_to_check"),
    ("Prices rose by 3 percent in May.", "nothing_to_check"),
    ("The company employs 4,000 people in Ohio and reported sales of $300 million.", "nothing_to_check"),
    ("Three people were arrested on Saturday.", "nothing_to_check"),
    ("The court will hear the case on 9 March at 10 a.m.", "nothing_to_check"),
    ("A spokesman for the airline declined to comment.", "nothing_to_check"),
    ("Route 66 is closed between Amarillo and the state line.", "nothing_to_check"),
    (
        ("Ofsted inspected 24 nurseries in the borough: 15 were rated good, six outstanding and three inadequate."),
        "consistent",
    ),
    (
        ("Ofsted inspected 24 nurseries in the borough: 15 were rated good, six outstanding and five inadequate."),
        "parts_total",
    ),
    ("The trust runs nine hospitals, four in Devon and five in Cornwall.", "consistent"),
    ("The trust runs nine hospitals, four in Devon and seven in Cornwall.", "parts_total"),
    ("Fifty-two senators voted yes and 49 voted no in the 100-seat chamber.", "parts_total"),
    ("Fifty-two senators voted yes and 48 voted no in the 100-seat chamber.", "consistent"),
    ("Organisers sold 12,000 adult tickets and 3,000 child tickets. The total of 15,000 was a record.", "consistent"),
    (
        ("Organisers sold 12,000 adult tickets and 3,000 child tickets. The total of 18,000 was a record."),
        "parts_total",
    ),
    ("Donors have pledged $80 million so far: $50 million from the EU and $30 million from Japan.", "consistent"),
    ("Donors have pledged $80 million so far: $50 million from the EU and $40 million from Japan.", "parts_total"),
    (
        (
            "The squad is made up of 23 players: three goalkeepers, eight defenders, seven midfielders and "
            "five forwards."
        ),
        "consistent",
    ),
    (
        ("The squad is made up of 23 players: three goalkeepers, eight defenders, seven midfielders and six forwards."),
        "parts_total",
    ),
    ("Of the 58 miners underground, 41 were brought up alive, 12 died and five are still missing.", "consistent"),
    ("Of the 58 miners underground, 41 were brought up alive, 12 died and nine are still missing.", "parts_total"),
    ("Some 38% of homes are heated with gas, 22% with oil and the remaining 40% with electricity.", "consistent"),
    ("Some 38% of homes are heated with gas, 22% with oil and the remaining 50% with electricity.", "parts_total"),
    ("Sixty pupils went on the trip. Thirty-five were girls and 25 were boys, the school said.", "consistent"),
    ("Sixty pupils went on the trip. Thirty-five were girls and 35 were boys, the school said.", "parts_total"),
    ("The charity gave £500 to each of 40 families, spending £20,000 altogether.", "consistent"),
    ("The charity gave £500 to each of 40 families, spending £30,000 altogether.", "parts_total"),
    ("A quarter of the 800 staff, about 200 people, will lose their jobs.", "consistent"),
    ("A quarter of the 800 staff, about 300 people, will lose their jobs.", "parts_total"),
    ("The ruling party took 61 of the 120 seats, the opposition 45 and independents 14.", "consistent"),
    ("The ruling party took 61 of the 120 seats, the opposition 55 and independents 14.", "parts_total"),
    ("Twelve of the 30 paintings were sold; the remaining 18 go back to the owner.", "consistent"),
    ("Twelve of the 30 paintings were sold; the remaining 16 go back to the owner.", "parts_total"),
    ("Average rent in the city went from £900 to £1,080 a month, 20 per cent more.", "consistent"),
    ("Average rent in the city went from £900 to £1,080 a month, 30 per cent more.", "change_mismatch"),
    ("In May 400 migrants reached the island. In June the number was 600, a jump of 50 percent.", "consistent"),
    ("In May 400 migrants reached the island. In June the number was 600, a jump of 80 percent.", "change_mismatch"),
    ("Knife offences rose from 1,500 to 1,800 - up by a fifth.", "consistent"),
    ("Knife offences rose from 1,500 to 1,800 - up by a third.", "change_mismatch"),
    (
        ("The price of coffee has climbed 25 percent this year. A pound now costs $5, compared with $4 in January."),
        "consistent",
    ),
    (
        ("The price of coffee has climbed 45 percent this year. A pound now costs $5, compared with $4 in January."),
        "change_mismatch",
    ),
    (
        ("The glacier was 12 kilometers long in 1950 and is 9 kilometers long today, a loss of 25 percent."),
        "consistent",
    ),
    (
        ("The glacier was 12 kilometers long in 1950 and is 9 kilometers long today, a loss of 45 percent."),
        "change_mismatch",
    ),
    ("Netflix added 5 million subscribers, taking its total from 75 million to 80 million.", "consistent"),
    ("Netflix added 5 million subscribers, taking its total from 75 million to 85 million.", "change_mismatch"),
    ("Applications trebled to 3,600 from 1,200.", "consistent"),
    ("Applications trebled to 3,000 from 1,200.", "change_mismatch"),
    ("Bird counts are down 30% since 2000: the survey found 7,000 pairs, against 10,000 then.", "consistent"),
    ("Bird counts are down 50% since 2000: the survey found 7,000 pairs, against 10,000 then.", "change_mismatch"),
    ("The fine was halved on appeal, from $2 million to $1 million.", "consistent"),
    ("The fine was halved on appeal, from $2 million to $1.5 million.", "change_mismatch"),
    ("Ridership declined from 52,000 to 61,000 passengers a day.", "change_mismatch"),
    ("Ridership declined from 61,000 to 52,000 passengers a day.", "consistent"),
    ("Operating profit came in at €66m, 10% up on last year's €60m.", "consistent"),
    ("Operating profit came in at €66m, 20% up on last year's €60m.", "change_mismatch"),
    ("The workforce shrank by 200 to 1,800 from 2,000.", "consistent"),
    ("The workforce shrank by 200 to 1,600 from 2,000.", "change_mismatch"),
    ("Five years ago the school had 300 pupils. Today it has 450 - an increase of 50 per cent.", "consistent"),
    ("Five years ago the school had 300 pupils. Today it has 450 - an increase of 75 per cent.", "change_mismatch"),
    ("The corporate tax rate falls from 28% to 26%, a two percent cut.", "percent_points"),
    ("The corporate tax rate falls from 28% to 26%, a two percentage point cut.", "consistent"),
    ("Labour is on 42 per cent, up three per cent from 39 per cent last month.", "percent_points"),
    ("Labour is on 42 per cent, up three points from 39 per cent last month.", "consistent"),
    ("Approval of the president sank to 35% this week from 40%, losing 5% in seven days.", "percent_points"),
    ("Approval of the president sank to 35% this week from 40%, losing five points in seven days.", "consistent"),
    ("The Bank of England put its base rate up 0.25% to 5.25% from 5%.", "percent_points"),
    ("The Bank of England put its base rate up 0.25 percentage points to 5.25% from 5%.", "consistent"),
    ("The poverty rate stood at 20 percent in 2010. It is now 15 percent, a decline of 5 percent.", "percent_points"),
    (
        ("The poverty rate stood at 20 percent in 2010. It is now 15 percent, a decline of 5 percentage points."),
        "consistent",
    ),
    ("Car sales rose by 8 percentage points, from 50,000 to 54,000.", "percent_points"),
    ("Car sales rose by 8 percent, from 50,000 to 54,000.", "consistent"),
    ("Participation grew from 10 to 15 percent, an increase of 50 points.", "percent_points"),
    ("Participation grew from 10 to 15 percent, an increase of 50 percent.", "consistent"),
    ("The literacy rate climbed from 80% to 88%, an eight percent improvement.", "percent_points"),
    ("The literacy rate climbed from 80% to 88%, a ten percent improvement.", "consistent"),
    ("Support for independence dropped four percent, from 48 percent to 44 percent.", "percent_points"),
    ("Support for independence dropped four points, from 48 percent to 44 percent.", "consistent"),
    (
        ("The vacancy rate is 9 percent, compared with 7 percent a year ago. The 2 percent rise worries landlords."),
        "percent_points",
    ),
    ("The country's debt stands at 2.1 trillion euros, up from 2.0 billion euros a year earlier.", "scale_slip"),
    ("The country's debt stands at 2.1 trillion euros, up from 2.0 trillion euros a year earlier.", "consistent"),
    ("The trail is 26 miles (42 kilometres) long.", "consistent"),
    ("The trail is 26 miles (420 kilometres) long.", "scale_slip"),
    (
        ("Damages of $900 million were awarded: $600 million to the state and $300 thousand to the county."),
        "scale_slip",
    ),
    (
        ("The subsidy costs 5 euros per passenger. With 10 million passengers that makes 50 billion euros."),
        "scale_slip",
    ),
    (
        ("The subsidy costs 5 euros per passenger. With 10 million passengers that makes 50 million euros."),
        "consistent",
    ),
    ("Half of the budget of $8 billion, or $4 million, is for schools.", "scale_slip"),
    ("Half of the budget of $8 billion, or $4 billion, is for schools.", "consistent"),
    ("The mayor announced a $70 million rescue plan. The $70 billion plan must pass the council.", "scale_slip"),
    ("She lost 10 kilograms (22 pounds) in prison.", "consistent"),
    ("She lost 10 kilograms (220 pounds) in prison.", "scale_slip"),
    ("It was minus 10 degrees Celsius (14 degrees Fahrenheit) at dawn.", "consistent"),
    ("The city has 3 million inhabitants, of whom 1.2 billion live in the suburbs.", "scale_slip"),
    ("The city has 3 million inhabitants, of whom 1.2 million live in the suburbs.", "consistent"),
    ("Sales edged up from $4.1 billion to $4.2 million.", "scale_slip"),
    ("Each of the club's 20,000 members pays 50 dollars, which brings in $1 billion a year.", "scale_slip"),
    ("Each of the club's 20,000 members pays 50 dollars, which brings in $1 million a year.", "consistent"),
    ("Ten percent of the 6 million voters, or 600 million, cast their ballot by post.", "scale_slip"),
    ("The container holds 1,000 litres (264 gallons).", "consistent"),
    ("The container holds 1,000 litres (2,640 gallons).", "scale_slip"),
    ("Four of the six goals, 67 percent, came from corners.", "small_base"),
    ("A full 80 percent of the five apprentices passed.", "small_base"),
    ("The clinic followed 14 mothers; 50 percent went back to work within a year.", "small_base"),
    ("Fatal crashes on the road rose by 100 percent, from one in 2021 to two in 2022.", "small_base"),
    ("Just eight people answered the questionnaire, and 75% of them were satisfied.", "small_base"),
    ("In a class of 12 children, 25 percent had head lice.", "small_base"),
    ("Reports of wolves tripled, from two to six.", "small_base"),
    ("Of the council's nine members, 56 percent are women.", "small_base"),
    (
        (
            "Two in three bakers are against the rule, according to a survey of nine bakeries, in which 67 "
            "percent said no."
        ),
        "small_base",
    ),
    ("Only 13 firms replied. Of these, 38 percent plan to hire.", "small_base"),
    ("Of the council's 900 employees, 56 percent are women.", "consistent"),
    (
        (
            "Fire at nursing home leaves nine dead\n\nPORTO - A fire in a nursing home killed seven residents "
            "early on Sunday, the mayor said."
        ),
        "headline_body",
    ),
    (
        (
            "Fire at nursing home leaves nine dead\n\nPORTO - A fire in a nursing home killed nine residents "
            "early on Sunday, the mayor said."
        ),
        "consistent",
    ),
    (
        (
            "Airline to hire 2,000 pilots\n\nThe airline said on Tuesday that it was growing again.\n\nIt plans "
            "to hire 1,200 pilots by 2026."
        ),
        "headline_body",
    ),
    (
        (
            "Airline to hire 2,000 pilots\n\nThe airline said on Tuesday that it was growing again.\n\nIt plans "
            "to hire 2,000 pilots by 2026."
        ),
        "consistent",
    ),
    (
        (
            "House passes budget 220-212\n\nThe House of Representatives voted 222 to 210 on Thursday to pass "
            "the budget."
        ),
        "headline_body",
    ),
    (
        (
            "House passes budget 220-212\n\nThe House of Representatives voted 220 to 212 on Thursday to pass "
            "the budget."
        ),
        "consistent",
    ),
    (
        (
            "£3m lottery winner gives half away\n\nA bus driver who won £5m in the lottery has given half of "
            "it to charity."
        ),
        "headline_body",
    ),
    (
        (
            "£5m lottery winner gives half away\n\nA bus driver who won £5m in the lottery has given half of "
            "it to charity."
        ),
        "consistent",
    ),
    (
        ("Teenager, 16, rescued from cliff\n\nA 17-year-old boy was rescued from a cliff near Whitby on Monday."),
        "headline_body",
    ),
    (
        ("Teenager, 16, rescued from cliff\n\nA 16-year-old boy was rescued from a cliff near Whitby on Monday."),
        "consistent",
    ),
    (
        (
            "Striker out for six weeks\n\nCity's top scorer will miss the next eight weeks with a knee injury, "
            "the club said."
        ),
        "headline_body",
    ),
    (
        (
            "Striker out for six weeks\n\nCity's top scorer will miss the next six weeks with a knee injury, "
            "the club said."
        ),
        "consistent",
    ),
    (
        (
            "Two thirds of voters want early election\n\nA poll published on Friday found that 52 percent of "
            "voters favour an early election."
        ),
        "headline_body",
    ),
    (
        (
            "Storm leaves 40,000 homes without power\n\nSome 14,000 homes were without electricity on Monday "
            "after the storm."
        ),
        "headline_body",
    ),
    (
        (
            "Police arrest 15 in drug raids\n\nPolice searched 40 flats on Wednesday.\n\nThey arrested 25 "
            "suspects, a spokeswoman said."
        ),
        "headline_body",
    ),
    (
        (
            "Police arrest 15 in drug raids\n\nPolice searched 40 flats on Wednesday.\n\nThey arrested 15 "
            "suspects, a spokeswoman said."
        ),
        "consistent",
    ),
    ("The talks in Geneva ended without a result.", "nothing_to_check"),
    ("The new bus line 42 starts on 1 June.", "nothing_to_check"),
    ("A thief took 300 bicycles from a depot near Utrecht.", "nothing_to_check"),
    ("The match kicks off at 7.45pm at Anfield.", "nothing_to_check"),
    ("Unemployment stands at 5 percent.", "nothing_to_check"),
    ("She has written three novels and won the Booker Prize in 1998.", "nothing_to_check"),
    ("Boeing delivered 40 aircraft in March.", "nothing_to_check"),
    ("The river is 200 miles long.", "nothing_to_check"),
    ("The court fined the company $2 million.", "nothing_to_check"),
    ("He scored 24 goals in 30 games.", "nothing_to_check"),
    ("The law was passed in 1974 and amended in 1990.", "nothing_to_check"),
    ("Call 0800 123 456 for help.", "nothing_to_check"),
    ("The fire brigade attended 90 calls over the weekend: 50 on Saturday and 40 on Sunday.", "consistent"),
    ("The fire brigade attended 90 calls over the weekend: 50 on Saturday and 60 on Sunday.", "parts_total"),
    ("The wine cellar holds 5,000 bottles, 3,500 red and 2,500 white.", "parts_total"),
    ("The wine cellar holds 5,000 bottles, 3,000 red and 2,000 white.", "consistent"),
    ("A total of 210 runners started. Only 160 finished; the other 50 gave up in the heat.", "consistent"),
    ("The state will pay 60 percent of the cost, the county 30 percent and the town 10 percent.", "consistent"),
    ("Twenty buses at 400,000 euros apiece add up to 8 million euros.", "consistent"),
    ("The jury of 12 was made up of seven women and six men.", "parts_total"),
    ("Beef prices jumped from $6 to $9 a pound, a 50 percent rise.", "consistent"),
    ("Beef prices jumped from $6 to $9 a pound, a 70 percent rise.", "change_mismatch"),
    ("Last winter 80 homeless people died in the city. This winter 60 have died, a quarter fewer.", "consistent"),
    ("Last winter 80 homeless people died in the city. This winter 60 have died, a third fewer.", "change_mismatch"),
    ("The club's debt has fallen by £20m, from £70m to £50m.", "consistent"),
    ("The club's debt has fallen by £30m, from £70m to £50m.", "change_mismatch"),
    ("Her salary doubled to $120,000 from $60,000.", "consistent"),
    ("Her salary doubled to $140,000 from $60,000.", "change_mismatch"),
    ("Tourist arrivals reached 1.5 million, up from 1.8 million in 2022.", "change_mismatch"),
    ("Tourist arrivals reached 1.8 million, up from 1.5 million in 2022.", "consistent"),
    ("The average wait grew from 20 minutes to 30 minutes, 50 per cent longer.", "consistent"),
    ("The average wait grew from 20 minutes to 30 minutes, 75 per cent longer.", "change_mismatch"),
    ("The mortgage rate edged down to 6.4 percent from 6.6 percent, a drop of 0.2 percent.", "percent_points"),
    ("The mortgage rate edged down to 6.4 percent from 6.6 percent, a drop of 0.2 percentage points.", "consistent"),
    ("The party's vote share went from 12% to 18%, an increase of 6%.", "percent_points"),
    ("The party's vote share went from 12% to 18%, an increase of 50%.", "consistent"),
    ("Obesity among children is 20 percent, five percent more than the 15 percent of 2005.", "percent_points"),
    ("Beer sales fell 5 percentage points to 95 million pints from 100 million.", "percent_points"),
    ("The dam cost $1.2 billion to build, $200 million more than the planned $1 billion.", "consistent"),
    ("He swam 3 miles (4.8 kilometres) to shore.", "consistent"),
    ("He swam 3 miles (48 kilometres) to shore.", "scale_slip"),
    ("The foundation gave $30 million to 300 schools, or $100,000 per school.", "consistent"),
    ("The foundation gave $30 billion to 300 schools, or $100,000 per school.", "scale_slip"),
    ("Profits rose from 900 million pounds to 1.1 million pounds.", "scale_slip"),
    ("Of six dentists questioned, 83 percent recommended the paste.", "small_base"),
    ("Bear attacks were up 300 percent, from one to four.", "small_base"),
    ("Forty percent of the ten lifeguards were off sick.", "small_base"),
    ("Of 2,400 dentists questioned, 83 percent recommended the paste.", "consistent"),
    (
        ("Two dead after balcony collapses\n\nThree people died when a balcony collapsed in Naples on Monday."),
        "headline_body",
    ),
    (
        ("Three dead after balcony collapses\n\nThree people died when a balcony collapsed in Naples on Monday."),
        "consistent",
    ),
    (
        (
            "Zoo welcomes record 600,000 visitors\n\nThe zoo had its best year ever, its director said.\n\nIt "
            "counted 500,000 visitors in 2023."
        ),
        "headline_body",
    ),
    (
        (
            "Tax cut to cost state $2 billion\n\nThe governor signed a tax cut on Friday that will cost the "
            "state $3 billion a year."
        ),
        "headline_body",
    ),
    (
        (
            "Tax cut to cost state $2 billion\n\nThe governor signed a tax cut on Friday that will cost the "
            "state $2 billion a year."
        ),
        "consistent",
    ),
    ("The parade starts at 10am on Fifth Avenue.", "nothing_to_check"),
    ("Some 700 firefighters are battling the blaze.", "nothing_to_check"),
    ("The bridge was closed for three days.", "nothing_to_check"),
]
