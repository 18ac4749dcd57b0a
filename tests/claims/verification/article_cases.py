"""Planted cases within an article: conflicts and what only looks like one, with the outcome that is expected."""

from __future__ import annotations

CASES = [
    (
        ("President Volodymyr Zelensky arrived in Berlin on Monday. In the evening Zelenskyy met the chancellor."),
        "name_variants",
    ),
    (
        ("President Volodymyr Zelensky arrived in Berlin on Monday. In the evening Zelensky met the chancellor."),
        "consistent",
    ),
    ("Defense Minister Rustem Umerov signed the deal. Umarov said it would help.", "name_variants"),
    ("Jon Stewart opened the show on Tuesday. Later John Stewart joked about the election.", "name_variants"),
    (
        ("Catherine Miller, a lawyer, filed the suit. Katherine Miller said she expected a hearing in May."),
        "name_variants",
    ),
    ("Thomas Andersen runs the bakery. “We open at five,” said Thomas Anderson.", "name_variants"),
    ("Dr. Maria Gonzales led the study. Gonzalez said the results were clear.", "name_variants"),
    ("Dr. Maria Gonzalez led the study. Gonzalez said the results were clear.", "consistent"),
    ("Michael Schmidt scored twice. Schmitt said he was proud of the team.", "name_variants"),
    ("Peter Larsen and his brother Pete Larson run the farm.", "consistent"),
    ("Anna Smith and Anne Smyth, two teachers from Leeds, won the prize.", "consistent"),
    ("Robert Clark founded the firm in 1990. Bob Clark still owns half of it.", "consistent"),
    ("Elizabeth Warren spoke first. Liz Warren said she would vote no.", "consistent"),
    ("George Miller, 45, was arrested. Police said Miller resisted.", "consistent"),
    ("James Brown testified on Monday. His father, James Browne Sr., sat in the gallery.", "consistent"),
    ("Aleksandr Petrov won gold. Alexander Petrov said it was the best day of his life.", "name_variants"),
    ("Police identified the driver as Kevin Macdonald. Macdonald told officers he had fallen asleep.", "consistent"),
    ("Police identified the driver as Kevin Macdonald. McDonald told officers he had fallen asleep.", "name_variants"),
    ("Mayor Elena Rossi opened the fair. Rosi said the city was proud.", "name_variants"),
    ("Mohammed Ali Hassan was acquitted. Hasan told reporters he was relieved.", "name_variants"),
    ("The actress Jennifer Lowe thanked the crew. Jenny Lowe will star in the sequel.", "consistent"),
    ("Prime Minister Narendra Modi spoke on Friday. Modi said India would grow.", "consistent"),
    (
        (
            "Sarah Johnson, the team doctor, said the injury was minor. Sara Johnson expects the player "
            "back in two weeks."
        ),
        "name_variants",
    ),
    ("Steven Kane, the plant manager, resigned. Stephen Kane had worked there for ten years.", "name_variants"),
    ("Laura Bianchi directed the film. Bianchi, 39, was born in Turin.", "consistent"),
    ("Mark Thomson coached the side. Mr. Thompson said they played well.", "name_variants"),
    (
        ("Finance Minister Anna Kovac presented the budget. Foreign Minister Kovac said taxes would not rise."),
        "role_conflict",
    ),
    (
        ("Finance Minister Anna Kovac presented the budget. The finance minister said taxes would not rise."),
        "consistent",
    ),
    ("Former Finance Minister Anna Kovac praised the deal. Kovac became foreign minister in 2019.", "consistent"),
    ("Police Chief Tom Reed arrived at noon. Fire Chief Reed said the road would stay closed.", "role_conflict"),
    (
        (
            "Acme CEO Linda Park announced the merger. Linda Park, the chief financial officer of Acme, "
            "said the deal would close in June."
        ),
        "role_conflict",
    ),
    (
        (
            "Acme CEO Linda Park announced the merger. Linda Park, the chief executive officer of Acme, "
            "said the deal would close in June."
        ),
        "consistent",
    ),
    ("Senator John Hale voted no. Governor Hale said the bill was flawed.", "role_conflict"),
    ("Senator John Hale voted no. Sen. Hale said the bill was flawed.", "consistent"),
    ("Mayor Elena Rossi cut the ribbon. Deputy Mayor Elena Rossi said the bridge cost $2 million.", "role_conflict"),
    ("Goalkeeper Ivan Petric saved the penalty. Petric, a striker, said he was happy.", "role_conflict"),
    (
        (
            "Professor Ida Holm, a cardiologist, warned of the risk. “Patients should stop,” said Ida Holm, "
            "a neurologist at the clinic."
        ),
        "role_conflict",
    ),
    ("Capt. Ray Soto led the search. Sgt. Ray Soto said the boy was found at dawn.", "role_conflict"),
    ("Capt. Ray Soto led the search. Captain Soto said the boy was found at dawn.", "consistent"),
    (
        (
            "Economy Minister Paul Brandt met the unions. Brandt, who was finance minister until 2020, said "
            "talks went well."
        ),
        "consistent",
    ),
    (
        ("Education Secretary Mary Cole and Health Secretary Tim Shaw met on Monday. Cole said schools would reopen."),
        "consistent",
    ),
    (
        ("Education Secretary Mary Cole visited a school. Health Secretary Mary Cole said the roof would be repaired."),
        "role_conflict",
    ),
    ("Carl Berg, mayor of Lund, welcomed the guests. Carl Berg, mayor of Malmo, gave a speech.", "role_conflict"),
    (
        (
            "Nina Patel, chief executive of Solara, spoke first. Nina Patel, chief executive of Lunera, "
            "said sales had doubled."
        ),
        "role_conflict",
    ),
    ("Judge Karen Holt sentenced him to four years. Prosecutor Karen Holt said he showed no remorse.", "role_conflict"),
    ("Coach Dan Ruiz praised the players. Dan Ruiz, the head coach, said the win was deserved.", "consistent"),
    (
        ("Chairman and chief executive Ken Doyle resigned. Doyle, the chairman, had led the firm for ten years."),
        "consistent",
    ),
    ("Vice President Laura Chen opened the summit. President Laura Chen said trade was vital.", "role_conflict"),
    (
        ("Agriculture Minister Jan Novak toured the farms. Then-Environment Minister Novak opposed the dam in 2015."),
        "consistent",
    ),
    (
        (
            "Dr. Lena Fox, an oncologist, treated the patient. Fox, an oncologist at the city hospital, "
            "said he would recover."
        ),
        "consistent",
    ),
    ("Twelve people were injured in the crash. The 14 injured were taken to two hospitals.", "figure_conflict"),
    ("Twelve people were injured in the crash. The 12 injured were taken to two hospitals.", "consistent"),
    ("At least 12 people were injured in the crash. Later the number of injured rose to 14.", "consistent"),
    ("The fire killed eight people. The nine dead include three children.", "figure_conflict"),
    ("The fire killed eight people. The eight dead include three children.", "consistent"),
    (
        ("The city approved a $3 million grant for the museum. The $5 million grant will pay for a new roof."),
        "figure_conflict",
    ),
    (
        ("The city approved a $3 million grant for the museum. The $3 million grant will pay for a new roof."),
        "consistent",
    ),
    ("On Monday, 12 people were arrested. On Tuesday, 15 people were arrested.", "consistent"),
    ("Police arrested 25 protesters. The 35 protesters were released in the evening.", "figure_conflict"),
    ("Police arrested 25 protesters. Another 35 protesters were released in the evening.", "consistent"),
    ("Maria Lopez, 34, was found on Sunday. Maria Lopez, 36, had been missing for a week.", "figure_conflict"),
    ("Maria Lopez, 34, was found on Sunday. Lopez, 34, had been missing for a week.", "consistent"),
    ("The 22-year-old Tom Hill won the race. Hill, 23, trains in Oslo.", "figure_conflict"),
    ("The council voted 7-2 to close the pool. The 6-3 vote came after a long debate.", "figure_conflict"),
    ("The council voted 7-2 to close the pool. The 7-2 vote came after a long debate.", "consistent"),
    ("United won 3-1 at home. The 3-2 victory put them top of the table.", "figure_conflict"),
    ("The company will hire 400 workers. The 450 workers will start in March.", "figure_conflict"),
    ("The company will hire 400 workers. The 400 workers will start in March.", "consistent"),
    ("The ship carried 85 passengers. All 95 passengers were rescued.", "figure_conflict"),
    ("The ship carried 85 passengers. All 85 passengers were rescued.", "consistent"),
    ("The firm has 300 employees in Spain and 200 employees in Italy.", "consistent"),
    ("The earthquake killed 120 people in Peru. A quake in Chile killed 90 people in 2015.", "consistent"),
    ("The court ordered a fine of $2 million. The company said it would pay the $2 million fine.", "consistent"),
    ("The court imposed a $2 million fine. The company said it would pay the $4 million fine.", "figure_conflict"),
    ("The bus was carrying 42 students. The 42 students were unhurt.", "consistent"),
    (
        (
            "Headline: Tax pledge\n\n“We will never raise taxes on working families,” Paul Ryan said on "
            "Monday. In the same speech, Ryan said, “We will never raise taxes on middle-class families.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“The plant is safe and will stay open,” said Maria Lund. She repeated: “The plant is safe and "
            "will stay open.”"
        ),
        "consistent",
    ),
    (
        (
            "“The plant is safe and will stay open,” said Maria Lund. In her statement Lund said “the plant "
            "is safe and will be kept open.”"
        ),
        "quote_conflict",
    ),
    ("“I have done nothing wrong,” Carter told the court. “My family knows that,” he added.", "consistent"),
    (
        (
            "“I have never taken a bribe in my life,” Mayor Jack Carter told the court. Outside, his lawyer "
            "recalled the words: “I have never accepted a bribe in my life,” Carter had said."
        ),
        "quote_conflict",
    ),
    (
        (
            "“It was the best game we have played all year,” coach Ann Webb said. Webb said it was “the "
            "best game we have played all year.”"
        ),
        "consistent",
    ),
    (
        (
            "“It was the best game we have played all season,” coach Ann Webb said. Webb told fans: “It was "
            "the best game we have played all year.”"
        ),
        "quote_conflict",
    ),
    ("“This is a great day,” Smith said. “This is a sad day,” Jones said.", "consistent"),
    (
        (
            "The senator called the bill “a gift to the rich.” He said: “This bill is a gift to the rich "
            "and a blow to the poor.”"
        ),
        "consistent",
    ),
    (
        (
            "“The results show that the vaccine works in children,” said Dr. Amy Stone. In the report, "
            "Stone wrote that “the results prove that the vaccine works in children.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“We need more time to review the documents,” lawyer Ben Ito said. “We need more time … to "
            "review the documents,” Ito told the judge."
        ),
        "consistent",
    ),
    ("Chancellor Olaf Scholz met the premier. Sholz said the talks were open.", "name_variants"),
    ("Chancellor Olaf Scholz met the premier. Scholz said the talks were open.", "consistent"),
    ("Justin Trudeau welcomed the guests in Ottawa. Trudaeu thanked them for coming.", "name_variants"),
    ("Muammar Gaddafi ruled for decades. Qaddafi died in 2011.", "consistent"),
    ("Hospital director Henrik Sorensen announced the plan. Sørensen said it would save money.", "consistent"),
    ("Hospital director Henrik Sorensen announced the plan. Soerensen Ltd built the new wing.", "consistent"),
    ("Detective Brian Walsh took the call. Bryan Walsh testified on Tuesday.", "name_variants"),
    ("Marc Dubois, a chef, opened the place in 2010. “It was hard,” said Mark Dubois.", "name_variants"),
    ("Deborah Hill founded the group. Debbie Hill still runs it.", "consistent"),
    ("Julia Roberts and Julie Roberts share a flat in York.", "consistent"),
    ("The victim was named as Liam Fletcher. Fletcher had lived there for years.", "consistent"),
    ("The victim was named as Liam Fletcher. Neighbours said Flecher was a quiet man.", "name_variants"),
    ("Senator Amy Klobuchar spoke in Iowa. Klobuchar, a Democrat, said farmers needed help.", "consistent"),
    ("Senator Amy Klobuchar spoke in Iowa. Klobucher, a Democrat, said farmers needed help.", "name_variants"),
    ("Paul Martin coaches the club. His assistant, Luis Martinez, said training went well.", "consistent"),
    ("Karl Hansen sued the bank. Karl Hanson said he had lost everything.", "name_variants"),
    ("Vladimir Putin and Volodymyr Zelensky spoke by phone. Putin said the talks were useful.", "consistent"),
    ("Lindsay Parker won silver. Lindsey Parker was fastest in the heats.", "name_variants"),
    ("Alan Reid scored in the first half. Allan Reid left the pitch after an hour.", "name_variants"),
    ("Dr. Hans Weber treated him. Dr. Webber said he would recover.", "name_variants"),
    ("Nicholas Sands was born in Kent. Nick Sands moved to London at 18.", "consistent"),
    ("The Browns live next to Susan Brown. Brown said she had heard nothing.", "consistent"),
    ("Governor Jane Sanders signed the bill. Saunders said it was overdue.", "name_variants"),
    ("Boris Nadezhdin was barred from running. Nadezhdin said he would appeal.", "consistent"),
    ("Interior Minister Peter Falk ordered the raid. Justice Minister Falk defended it.", "role_conflict"),
    ("Interior Minister Peter Falk ordered the raid. Justice Minister Rita Falk defended it.", "consistent"),
    (
        ("Interior Minister Peter Falk ordered the raid. Falk, who was justice minister before, defended it."),
        "consistent",
    ),
    ("Prime Minister Iva Bano visited the port. President Bano said exports had grown.", "role_conflict"),
    ("Prime Minister Iva Bano visited the port. Bano, the prime minister, said exports had grown.", "consistent"),
    (
        (
            "Chief Financial Officer Dana White said sales were flat. Chief Operating Officer Dana White "
            "expects growth next year."
        ),
        "role_conflict",
    ),
    ("Midfielder Juan Costa scored twice. Costa, a defender, now has six goals.", "role_conflict"),
    ("Midfielder Juan Costa scored twice. The midfielder now has six goals.", "consistent"),
    ("Lt. Gary Boyd opened fire. Sgt. Boyd has been placed on leave.", "role_conflict"),
    ("Rep. Lucy Tran introduced the bill. Sen. Tran said it would pass.", "role_conflict"),
    ("Rep. Lucy Tran introduced the bill. Congresswoman Tran said it would pass.", "consistent"),
    ("Bishop Mateo Cruz led the prayer. Cardinal Mateo Cruz asked for peace.", "role_conflict"),
    (
        ("Otto Kern, professor of history at the university, read from his book. Professor Kern signed copies."),
        "consistent",
    ),
    ("Sheriff Bill Dugan found the car. District Attorney Bill Dugan will bring charges.", "consistent"),
    (
        "Eva Stone, director of sales, left in May. Eva Stone, director of marketing, was not available.",
        "role_conflict",
    ),
    ("Trade Minister Lee Wong flew to Tokyo. Wong was appointed foreign minister on Friday.", "consistent"),
    ("Acting President Rosa Diaz addressed the nation. President Diaz said calm had returned.", "consistent"),
    ("Mayor Frank Moll and Governor Sue Hart toured the area. Moll said help was on its way.", "consistent"),
    ("Defense attorney Max Gold asked for bail. Prosecutor Max Gold opposed the request.", "role_conflict"),
    ("Co-founder and chief executive Amir Shah sold shares. Shah, the co-founder, kept a third.", "consistent"),
    ("Environment Minister Olga Petrova opened the park. Environment Minister Petrova planted a tree.", "consistent"),
    ("Vice Chairman Roy Tan retired. Tan, the chairman, had joined in 1999.", "consistent"),
    ("Manager Pep Sala picked a young side. Sala, the club's coach, said he trusted them.", "consistent"),
    ("The storm killed five people. The six dead were all fishermen.", "figure_conflict"),
    ("The storm killed five people. The five dead were all fishermen.", "consistent"),
    ("The storm killed five people. By Friday the toll had risen to six dead.", "consistent"),
    ("A bus with 32 tourists overturned. The 23 tourists were on their way to the coast.", "figure_conflict"),
    ("A bus with 32 tourists overturned. The 32 tourists were on their way to the coast.", "consistent"),
    ("The ministry will build 2,000 homes. The 2,000 homes will be ready in 2026.", "consistent"),
    ("The ministry will build 2,000 homes. The 3,000 homes will be ready in 2026.", "figure_conflict"),
    ("The club signed him for a $20 million fee. The $25 million fee is a record.", "figure_conflict"),
    ("The club signed him for a $20 million fee. The $20 million fee is a record.", "consistent"),
    ("The board approved a $1.2 billion budget. The $1.2 billion budget includes new schools.", "consistent"),
    ("The board approved a $1.2 billion budget. The $1.4 billion budget includes new schools.", "figure_conflict"),
    ("Police detained 17 men. All 17 men were later freed.", "consistent"),
    ("Police detained 17 men. All 19 men were freed at night.", "figure_conflict"),
    ("Singer Lola Vance, 29, cancelled the tour. Vance, 31, has been ill since June.", "figure_conflict"),
    ("Singer Lola Vance, 29, cancelled the tour. Her mother, Rose Vance, 61, said she was ill.", "consistent"),
    ("The 17-year-old Emma Cole was last seen on Friday. Emma Cole, 17, wore a red coat.", "consistent"),
    ("The jury voted 10-2 to convict. The 11-1 vote surprised the defence.", "figure_conflict"),
    ("Rovers beat City 2-0. The 2-1 win was their fifth in a row.", "figure_conflict"),
    ("Rovers beat City 2-0. They had lost 1-3 in May.", "consistent"),
    ("The shop sells 40 kinds of cheese. It has 12 employees.", "consistent"),
    ("Eleven miners were rescued. The 11 miners were flown to hospital.", "consistent"),
    ("Some 300 people were evacuated. About 350 people were evacuated in the next village.", "consistent"),
    ("The company cut 500 jobs last year. This year it will cut 700 jobs.", "consistent"),
    (
        ("Seven soldiers were wounded in the attack. Officials said nine soldiers were wounded in the attack."),
        "figure_conflict",
    ),
    ("The state has 12 hospitals. Two of the 12 hospitals will close.", "consistent"),
    (
        (
            "“We are going to fight this decision in court,” said Nora Lynch. Lynch told the paper: “We are "
            "going to appeal this decision in court.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“We are going to fight this decision in court,” said Nora Lynch. Lynch told the paper: “We are "
            "going to fight this decision in court.”"
        ),
        "consistent",
    ),
    (
        (
            "“The economy is growing faster than expected,” the bank's chief, Ravi Menon, said. In the text "
            "of the speech Menon says that “the economy is growing slower than expected.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“I will not resign from this office,” Mayor Todd Blake said. He added: “I will not resign "
            "because I did my job.”"
        ),
        "consistent",
    ),
    (
        ("“My client is innocent,” said lawyer Jo Marsh. “My client is innocent and will prove it,” Marsh said later."),
        "consistent",
    ),
    (
        (
            "“Nobody told us that the water was unsafe,” said resident Pam Ortiz. Ortiz told the committee: "
            "“Nobody told us the water was dangerous.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“There was no warning before the wave hit us,” said fisherman Budi Santoso. “There was no "
            "warning at all before the wave hit us,” Santoso told a radio station."
        ),
        "quote_conflict",
    ),
    (
        ("“The team played with heart tonight,” said captain Leo Marsh. “The fans were great,” Marsh said."),
        "consistent",
    ),
    (
        (
            "Under the headline “No plans to sell the club,” owner Greta Lind said she was staying. “There "
            "are no plans to sell the club,” Lind said."
        ),
        "consistent",
    ),
    (
        (
            "“Our study shows that sleep matters,” said Dr. Ian Poe. “Our study shows that diet matters,” "
            "said Dr. Eve Moss."
        ),
        "consistent",
    ),
    (
        (
            "“Children deserve better schools and safer streets,” Senator Ron Ash said. The senator's "
            "office later quoted Ash as saying: “Children deserve better schools and cleaner streets.”"
        ),
        "quote_conflict",
    ),
    ("Climber Tomas Horak reached the summit at dawn. Horack said the wind had been strong.", "name_variants"),
    ("Climber Tomas Horak reached the summit at dawn. Horak said the wind had been strong.", "consistent"),
    ("Actress Kristen Bell hosted the gala. Kirsten Bell wore a green dress.", "name_variants"),
    ("Eric Olsen and Erik Olson play in the same band.", "consistent"),
    ("Alexis Tsipras called an election. Tsirpas said Greece had to choose.", "name_variants"),
    ("The report by Dr. Leila Hamdan was published on Monday. Hamdan said the lake was dying.", "consistent"),
    ("Nurse Bethany Clarke raised the alarm. Clark told the inquiry she had been ignored.", "name_variants"),
    ("Guitarist Phillip Moss left the band. Philip Moss is now a teacher.", "name_variants"),
    ("Bill Tanner and William Tanner are the same man, a court heard.", "consistent"),
    ("The Wilsons sued. Mark Wilson said his house was ruined. Neighbour Jack Willson backed him.", "consistent"),
    ("Farmer Matthew Cole lost 20 cows. Mathew Cole said he would sue.", "name_variants"),
    ("Biologist Nadia Rahman found the frog. “I was amazed,” Rahman said.", "consistent"),
    ("Health Minister Sofia Lund ordered tests. Transport Minister Sofia Lund spoke to reporters.", "role_conflict"),
    ("Health Minister Sofia Lund ordered tests. Lund, the health minister, spoke to reporters.", "consistent"),
    ("Striker Leo Mota limped off. The striker will miss two games.", "consistent"),
    ("Mayor Greg Stone won. Stone, who served as governor in the 1990s, thanked voters.", "consistent"),
    ("Inspector Jane Hall questioned him. Detective Jane Hall found the knife.", "role_conflict"),
    ("Attorney General Lisa Moore filed charges. Governor Lisa Moore signed the law.", "role_conflict"),
    ("Ambassador Carl Frey met the king. Frey, a former general, arrived in May.", "consistent"),
    ("Dr. Omar Aziz, a radiologist, read the scan. Dr. Omar Aziz, an oncologist, began treatment.", "role_conflict"),
    (
        ("Chief executive Mia Brandt and finance chief Paul Otto presented the results. Brandt said sales rose."),
        "consistent",
    ),
    ("The avalanche killed 11 skiers. The 12 dead were all from Norway.", "figure_conflict"),
    ("The avalanche killed 11 skiers. The 11 dead were all from Norway.", "consistent"),
    ("Workers found 30 coins. The 30 coins date from Roman times.", "consistent"),
    ("Workers found 30 coins. The 40 coins date from Roman times.", "figure_conflict"),
    ("A $500,000 prize went to the winner. The $600,000 prize is paid by a bank.", "figure_conflict"),
    ("Two boats with 60 migrants sank. All 60 migrants were saved.", "consistent"),
    ("Parliament voted 120-80 for the law. The 130-80 vote followed a long night.", "figure_conflict"),
    ("Chess champion Vera Ivanova, 19, won again. Ivanova, 19, lives in Riga.", "consistent"),
    ("Chess champion Vera Ivanova, 19, won again. The 21-year-old Ivanova lives in Riga.", "figure_conflict"),
    ("A blast wounded nine miners. The nine wounded were flown to the capital.", "consistent"),
    ("A blast wounded nine miners. The seven wounded were flown to the capital.", "figure_conflict"),
    ("He owns 12 horses. His neighbour owns 15 horses.", "consistent"),
    ("The school has 800 pupils. Last year it had 750 pupils.", "consistent"),
    (
        (
            "“The train was going far too fast for that curve,” said engineer Bo Lind. Lind told a "
            "newspaper: “The train was moving far too fast for that curve.”"
        ),
        "quote_conflict",
    ),
    (
        ("“The train was going far too fast for that curve,” said engineer Bo Lind. “We had warned them,” Lind said."),
        "consistent",
    ),
    (
        (
            "“We found no sign of life on the planet,” said astronomer Kay Ross. In a blog post, Ross "
            "wrote: “We found no signs of water on the planet.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“You cannot put a price on clean air,” said Mayor Una Day. “You cannot put a price on clean "
            "air,” Day repeated."
        ),
        "consistent",
    ),
    (
        (
            "“Every child in this town will get a free lunch,” Governor Kim Yates promised. “Every child "
            "will get a free lunch,” Yates wrote."
        ),
        "quote_conflict",
    ),
]
