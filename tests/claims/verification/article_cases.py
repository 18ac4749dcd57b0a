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
    (
        ("Police identified the driver as Kevin Macdonald. McDonald told officers he had fallen asleep."),
        "name_variants",
    ),
    ("Mayor Elena Rossi opened the fair. Rosi said the city was proud.", "name_variants"),
    ("Mohammed Ali Hassan was acquitted. Hasan told reporters he was relieved.", "name_variants"),
    ("The actress Jennifer Lowe thanked the crew. Jenny Lowe will star in the sequel.", "consistent"),
    ("Prime Minister Narendra Modi spoke on Friday. Modi said India would grow.", "consistent"),
    (
        (
            "Sarah Johnson, the team doctor, said the injury was minor. Sara Johnson expects the player back "
            "in two weeks."
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
            "Acme CEO Linda Park announced the merger. Linda Park, the chief financial officer of Acme, said "
            "the deal would close in June."
        ),
        "role_conflict",
    ),
    (
        (
            "Acme CEO Linda Park announced the merger. Linda Park, the chief executive officer of Acme, said "
            "the deal would close in June."
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
            "Nina Patel, chief executive of Solara, spoke first. Nina Patel, chief executive of Lunera, said "
            "sales had doubled."
        ),
        "role_conflict",
    ),
    (
        ("Judge Karen Holt sentenced him to four years. Prosecutor Karen Holt said he showed no remorse."),
        "role_conflict",
    ),
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
            "Dr. Lena Fox, an oncologist, treated the patient. Fox, an oncologist at the city hospital, said "
            "he would recover."
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
            "“It was the best game we have played all year,” coach Ann Webb said. Webb said it was “the best "
            "game we have played all year.”"
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
            "The senator called the bill “a gift to the rich.” He said: “This bill is a gift to the rich and "
            "a blow to the poor.”"
        ),
        "consistent",
    ),
    (
        (
            "“The results show that the vaccine works in children,” said Dr. Amy Stone. In the report, Stone "
            "wrote that “the results prove that the vaccine works in children.”"
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
        ("Eva Stone, director of sales, left in May. Eva Stone, director of marketing, was not available."),
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
            "“Children deserve better schools and safer streets,” Senator Ron Ash said. The senator's office "
            "later quoted Ash as saying: “Children deserve better schools and cleaner streets.”"
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
            "“We found no sign of life on the planet,” said astronomer Kay Ross. In a blog post, Ross wrote: "
            "“We found no signs of water on the planet.”"
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
    ("Stephen Harris opened the meeting. “We are broke,” Steven Harris said later.", "name_variants"),
    ("Stephen Harris opened the meeting. “We are broke,” Stephen Harris said later.", "consistent"),
    ("President Emmanuel Macron flew to Rome on Friday. Marcon will meet the pope on Saturday.", "name_variants"),
    ("President Emmanuel Macron flew to Rome on Friday. Macron will meet the pope on Saturday.", "consistent"),
    ("Fiona McLeod runs the food bank. “Demand is up,” said McCloud.", "name_variants"),
    ("Geoffrey Palmer bought the mill in 2001.\n\nJeffrey Palmer says he will never sell it.", "name_variants"),
    ("Sheriff Dwayne Hutchins confirmed the arrest. Hutchens said the suspect had fled on foot.", "name_variants"),
    ("The coach, Brian O'Neill, praised his side. O'Neil said the defence had been superb.", "name_variants"),
    (
        ("Professor Lena Bergstrom, who led the study, called it a surprise. Bergström's team followed 300 children."),
        "consistent",
    ),
    ("Prosecutor Alan Whitaker asked for five years. Whittaker told the court there was no excuse.", "name_variants"),
    (
        ("Kathryn Doyle, who chairs the committee, welcomed the plan. Katherine Doyle added that money was short."),
        "name_variants",
    ),
    ("The striker Ousmane Dembele scored the winner. Dembelle has nine goals this season.", "name_variants"),
    ("German Chancellor Friedrich Merz visited Paris. Mertz said the two nations stood together.", "name_variants"),
    ("The victim was named as Rachel Green, 29. Friends of Rachael Green laid flowers.", "name_variants"),
    ("Sen. Lindsey Graham backed the bill. Lindsay Graham said it was overdue.", "name_variants"),
    ("Dr. Amit Patel saw the patient first. Dr. Patell sent her home.", "name_variants"),
    ("Detective Inspector Laura Simms appealed for witnesses. DI Sims said the attack was vicious.", "name_variants"),
    ("Mayor Eric Johannsen opened the bridge. Johansen cut a blue ribbon.", "name_variants"),
    ("Ben Carter and his son Ben Carter Jr. own the garage. Carter senior, 71, still comes in daily.", "consistent"),
    ("Thomas Reid died at the scene. His father, Tomas Reid, identified the body.", "consistent"),
    ("Anna Kowalska won the women's race. Piotr Kowalski won the men's.", "consistent"),
    ("John Smith, a plumber, found the bag. His neighbour Jon Smythe called the police.", "consistent"),
    ("Maria Silva and Mario Silva were married in 1990. Mario Silva died in 2012.", "consistent"),
    ("Alex Brown chairs the union. Alexandra Brown, no relation, is its treasurer.", "consistent"),
    ("William Foster took the stand. Bill Foster said he remembered nothing.", "consistent"),
    (
        ("Clare Hughes and Claire Hughes share an office, a desk and, nearly, a name. Claire Hughes is the older one."),
        "consistent",
    ),
    (
        ("Barack Obama spoke for an hour. The former president Obama drew cheers when Michelle Obama joined him."),
        "consistent",
    ),
    ("Jean Dupont sold the vineyard in 2010. His daughter Jeanne Dupont bought it back last year.", "consistent"),
    (
        (
            "Finance Minister Paul Okello presented the budget. “There will be no new taxes,” said the "
            "foreign minister, Paul Okello."
        ),
        "role_conflict",
    ),
    (
        (
            "Finance Minister Paul Okello presented the budget. “There will be no new taxes,” said the "
            "finance minister, Paul Okello."
        ),
        "consistent",
    ),
    (
        ("Foreign Minister Ivana Horvat arrived on Monday. Defence Minister Horvat will stay for two days."),
        "role_conflict",
    ),
    ("Former finance minister Paul Okello, now foreign minister, arrived on Monday.", "consistent"),
    (
        (
            "Helen Marsh, the mayor of Dover, opened the fair. Helen Marsh, the mayor of Folkestone, said "
            "she was delighted."
        ),
        "role_conflict",
    ),
    (
        ("Helen Marsh, the mayor of Dover, opened the fair. Helen Marsh, the Dover mayor, said she was delighted."),
        "consistent",
    ),
    (
        ("President Luis Ortega signed the decree. Prime Minister Ortega said it would take effect in May."),
        "role_conflict",
    ),
    (
        (
            "President Luis Ortega signed the decree. Ortega, who was prime minister until 2020, said it "
            "would take effect in May."
        ),
        "consistent",
    ),
    (
        (
            "Senator Mike Dunn opposes the deal. Dunn, a Republican from Ohio, said it was weak. Governor "
            "Dunn will vote against it."
        ),
        "role_conflict",
    ),
    (
        (
            "Senator Mike Dunn opposes the deal. Dunn, a Republican from Ohio, said it was weak. The senator "
            "will vote against it."
        ),
        "consistent",
    ),
    ("Rep. Carla Diaz (D-Texas) introduced the bill. Diaz, a Republican, hopes for a vote in June.", "role_conflict"),
    ("Rep. Carla Diaz (D-Texas) introduced the bill. Diaz, a Democrat, hopes for a vote in June.", "consistent"),
    (
        ("Peter Hall, chief executive of Norwind, announced the cuts. Hall, the company's CEO, blamed energy prices."),
        "consistent",
    ),
    (
        ("The health minister, Aisha Bello, visited the ward. Education Minister Aisha Bello promised more beds."),
        "role_conflict",
    ),
    (
        (
            "Ruth Klein, the interior minister, called it an attack on democracy. Justice Minister Klein "
            "promised a swift trial."
        ),
        "role_conflict",
    ),
    (
        (
            "Ruth Klein, the interior minister, called it an attack on democracy. Interior Minister Klein "
            "promised a swift trial."
        ),
        "consistent",
    ),
    (
        ("Dutch Prime Minister Jan de Vries left early. De Vries, the Belgian prime minister, gave no reason."),
        "role_conflict",
    ),
    ("Labour MP Susan Gray asked the question. Gray, a Conservative, was not satisfied.", "role_conflict"),
    ("Labour MP Susan Gray asked the question. Gray, the Labour MP for Selby, was not satisfied.", "consistent"),
    (
        (
            "Oscar Lind, a professor of physics at Lund, led the team. Lind, a professor of chemistry at "
            "Uppsala, said the data were clear."
        ),
        "role_conflict",
    ),
    ("Defence Secretary Mark Rowan flew to Kyiv. Home Secretary Mark Rowan met troops there.", "role_conflict"),
    ("Goalkeeper Tim Vogel made eight saves. Striker Vogel said he had rarely been so busy.", "role_conflict"),
    ("Judge Nora Pike adjourned the case. Prosecutor Nora Pike gave no reason.", "role_conflict"),
    (
        (
            "Carlos Mendez, Mexico's ambassador to France, spoke first. Mendez, the ambassador to Spain, "
            "said trade would grow."
        ),
        "role_conflict",
    ),
    (
        (
            "Economy Minister Jens Holt resigned on Monday. Holt's successor as economy minister, Eva Lang, "
            "was interior minister before."
        ),
        "consistent",
    ),
    (
        (
            "Anna Berg was finance minister from 2010 to 2014. In 2015 she became foreign minister. Berg "
            "retired last year."
        ),
        "consistent",
    ),
    (
        ("Deputy Prime Minister and Finance Minister Olga Roth spoke. Finance Minister Roth said growth would return."),
        "consistent",
    ),
    (
        (
            "A bus crash near Lima injured 12 people on Sunday, police said.\n\nThe 14 injured were taken to "
            "three hospitals."
        ),
        "figure_conflict",
    ),
    (
        (
            "A bus crash near Lima injured 12 people on Sunday, police said.\n\nThe 12 injured were taken to "
            "three hospitals."
        ),
        "consistent",
    ),
    ("At least 12 people died in the blast. By evening, 14 had died.", "consistent"),
    (
        ("At least 12 people died in the blast, police said on Monday. On Tuesday they put the toll at 14."),
        "consistent",
    ),
    (
        ("Police arrested 23 protesters on Saturday. The 32 arrested protesters were freed on Sunday."),
        "figure_conflict",
    ),
    (
        (
            "The company will pay $3.2 million to settle the suit. The $3.5 million settlement must be "
            "approved by a judge."
        ),
        "figure_conflict",
    ),
    (
        (
            "The company will pay $3.2 million to settle the suit. The $3.2 million settlement must be "
            "approved by a judge."
        ),
        "consistent",
    ),
    ("Maria Keller, 43, was found on Friday. Keller, 34, had been missing for a week.", "figure_conflict"),
    ("Maria Keller, 43, was found on Friday. Keller, 43, had been missing for a week.", "consistent"),
    (
        ("The blaze destroyed 40 homes, the mayor said. Officials will help the owners of the 60 destroyed homes."),
        "figure_conflict",
    ),
    (
        ("Parliament passed the law by 212 votes to 180. After the 212-108 vote the opposition walked out."),
        "figure_conflict",
    ),
    (
        ("Parliament passed the law by 212 votes to 180. After the 212-180 vote the opposition walked out."),
        "consistent",
    ),
    ("United won 3-1 at home. The 3-2 win lifted them to second.", "figure_conflict"),
    ("United won 3-1 at home on Saturday. A week earlier they had won 3-2 in Derby.", "consistent"),
    ("The ferry sank with 85 passengers aboard. Of the 95 passengers, 40 were rescued.", "figure_conflict"),
    ("The ferry sank with 85 passengers aboard. Of the 85 passengers, 40 were rescued.", "consistent"),
    ("The flood killed 31 people in Kerala. In neighbouring Karnataka, 12 people died.", "consistent"),
    ("The firm is cutting 500 jobs. The loss of 400 jobs will hit the town hard.", "figure_conflict"),
    (
        (
            "The tower is 120 metres tall, the builder says. At 150 metres tall, it would be the city's "
            "highest building."
        ),
        "figure_conflict",
    ),
    ("In 2019 the firm had 500 employees. Today it has 800 employees.", "consistent"),
    ("Two gunmen opened fire in the bar. The three gunmen fled in a white van.", "figure_conflict"),
    ("Two gunmen opened fire in the bar. The two gunmen fled in a white van.", "consistent"),
    (
        ("The gang stole jewels worth 2 million euros. Police recovered part of the 3 million euros' worth of jewels."),
        "figure_conflict",
    ),
    (
        ("Seven miners are trapped underground. Rescuers are talking to the eight trapped miners by phone."),
        "figure_conflict",
    ),
    ("Last year, 120 people drowned in the lake. This year 90 people have drowned.", "consistent"),
    (
        ("The suspect, a 27-year-old man from Leeds, was held. The 29-year-old will appear in court today."),
        "figure_conflict",
    ),
    (
        (
            "The suspect, a 27-year-old man from Leeds, was held with a 29-year-old. The 29-year-old will "
            "appear in court today."
        ),
        "consistent",
    ),
    ("The hospital treated 60 patients, 12 of them children. The 12 children have gone home.", "consistent"),
    ("The trial lasted six weeks. After the eight-week trial the jury took two hours.", "figure_conflict"),
    ("The museum was founded in 1911. Founded in 1921, the museum owns 3,000 paintings.", "figure_conflict"),
    ("Ten people were hurt, police said. The fire service said 12 people were hurt.", "consistent"),
    (
        (
            "“We will never accept this deal,” the president said. Asked again, the president repeated: “We "
            "will never accept that deal.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“This is the worst flood in a century,” said mayor Ann Cole.\n\nCole told residents it was “the "
            "worst flood in a decade”."
        ),
        "quote_conflict",
    ),
    (
        (
            "“This is the worst flood in a century,” said mayor Ann Cole.\n\nCole told residents it was “the "
            "worst flood in a century”."
        ),
        "consistent",
    ),
    (
        (
            "Boss: “I will not resign”\n\nNorbank's chairman, Ed Stone, defied his critics. “I will not "
            "resign,” Stone said."
        ),
        "consistent",
    ),
    (
        (
            "Boss: “I will not quit”\n\nNorbank's chairman, Ed Stone, defied his critics. “I will not resign,” "
            "Stone said."
        ),
        "quote_conflict",
    ),
    ("“I have nothing to hide,” Baker said. Baker's lawyer said his client had nothing to fear.", "consistent"),
    (
        (
            "“I did not take a single penny from the fund,” Novak said.\n\nThe statement “I did not take a "
            "single cent from the fund” was read out in court."
        ),
        "quote_conflict",
    ),
    (
        (
            "“We lost three good people today and we will not forget them,” the chief said. The words “we "
            "will not forget them” drew applause."
        ),
        "consistent",
    ),
    (
        (
            "“We are ready to talk at any time,” Ivanov said. His words that Moscow is “ready to talk at any "
            "place” were welcomed."
        ),
        "quote_conflict",
    ),
    (
        (
            "“Nobody told us the dam was unsafe,” said Lopez.\n\nLopez, 54, lost her house. “Nobody told us "
            "the dam was safe,” she said."
        ),
        "quote_conflict",
    ),
    (
        (
            "“It was a terrible night for all of us,” Reed said. Her colleague said: “It was a wonderful "
            "night for all of us.”"
        ),
        "consistent",
    ),
    (
        (
            "‘We want our money back’, say investors\n\nInvestors gathered at the bank. “We want our savings "
            "back,” one of them said."
        ),
        "quote_conflict",
    ),
    (
        (
            "“I am proud of this team ... and of this city,” coach Lane said. “I am proud of this team and "
            "its fans, and of this city,” Lane said in full."
        ),
        "consistent",
    ),
    (
        (
            "Smith called the decision “a disgrace for the whole country”. Later Smith said calling it “a "
            "disgrace to the whole country” was no exaggeration."
        ),
        "quote_conflict",
    ),
    ("“Taxes will rise next year,” Olsen said. Taxes would go up next year, Olsen told the radio.", "consistent"),
    (
        (
            "“The bank failed its customers,” the report says. The report's key sentence – “The bank failed "
            "all its customers” – was written by a judge."
        ),
        "quote_conflict",
    ),
    (
        ("“We need a ceasefire now,” Aziz said on Monday. On Tuesday Aziz said: “We need a ceasefire and talks.”"),
        "consistent",
    ),
    ("“My door is always open,” Kim said. “My door is never open to liars,” Kim said of Lee.", "consistent"),
    (
        (
            "“You can trust me with your children,” Hart said.\n\nThe sentence “You can trust me with our "
            "children” was on every poster."
        ),
        "quote_conflict",
    ),
    (
        (
            "“There is no evidence of fraud in this election,” Judge Wells wrote. The judge added: “There "
            "was no evidence of fraud in this election.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“This government has run out of ideas,” Pryce said. Minutes later Pryce wrote that it “has run "
            "out of ideas”."
        ),
        "consistent",
    ),
    ("Police named the dead man as Darren Pritchard, 38. A neighbour said Pritchard had lived alone.", "consistent"),
    ("Ukrainian President Volodymyr Zelensky thanked the Dutch. Mr Zelenskyy then flew to Oslo.", "name_variants"),
    ("Marianne Thieme founded the party. Marian Thieme left parliament in 2019.", "name_variants"),
    (
        ("Former mayor Philip Ashworth denies the charges. Lawyers for Phillip Ashworth asked for more time."),
        "name_variants",
    ),
    ("Scientist Dr Priya Raghunathan found the gene. Dr Ragunathan works in Leeds.", "name_variants"),
    ("CEO Sundar Pichai unveiled the phone. Pinchai said it would ship in May.", "name_variants"),
    ("Cyclist Tadej Pogacar attacked on the climb. Pogačar won by two minutes.", "consistent"),
    ("Nancy Pelosi spoke first, then Paul Pelosi.", "consistent"),
    ("Dr Anne Lister and Dr Ann Lester work at the same clinic. Dr Lester is a surgeon.", "consistent"),
    (
        (
            "Ed Davey led the party into the election. Sir Ed said he was thrilled, and Edward Davey was "
            "re-elected in Kingston."
        ),
        "consistent",
    ),
    ("James Kerr, 50, and Jane Kerr, 48, were found dead. Mrs Kerr was a teacher.", "consistent"),
    ("Gavin Newsom signed the bill. Governor Newsom said it was historic.", "consistent"),
    ("The judge, Martin Hale, left. Martina Hale, the clerk, stayed.", "consistent"),
    ("Actor Rob Lowe presented the prize to singer Bob Love. Love cried.", "consistent"),
    ("Alice Meyer lost to Ella Mayer in the semi-final. Mayer will play for gold.", "consistent"),
    (
        (
            "Jens Stoltenberg, the NATO secretary general, spoke in Riga. Stoltenberg, NATO's secretary "
            "general, warned Moscow."
        ),
        "consistent",
    ),
    (
        ("Interior Minister Gerald Moussa flew to Calais. The justice minister, Gerald Moussa, met fishermen."),
        "role_conflict",
    ),
    (
        ("Education Secretary Bridget Lowe visited a school. Bridget Lowe, the health secretary, read to pupils."),
        "role_conflict",
    ),
    (
        ("Education Secretary Bridget Lowe visited a school. Bridget Lowe, the education secretary, read to pupils."),
        "consistent",
    ),
    ("Mayor Tom Bradfield opened the rink. “Come and skate,” Governor Bradfield said.", "role_conflict"),
    ("Captain Luis Moya scored twice. Goalkeeper Luis Moya saved a penalty.", "consistent"),
    ("Defender Luis Moya scored twice. Goalkeeper Luis Moya saved a penalty.", "role_conflict"),
    ("Vice President Carol Hayes broke the tie. President Hayes then left for Camp David.", "role_conflict"),
    ("Chief Justice Ida Wren read the verdict. Defence lawyer Ida Wren said she would appeal.", "role_conflict"),
    (
        ("Sen. Joe Marsh, a Democrat from Ohio, voted no. Marsh, a Republican, called the bill a gift to banks."),
        "role_conflict",
    ),
    (
        ("Sen. Joe Marsh, a Democrat from Ohio, voted no. Marsh, the Ohio Democrat, called the bill a gift to banks."),
        "consistent",
    ),
    (
        ("Head teacher Lynn Shaw closed the school. Shaw, the deputy head teacher, said the roof was unsafe."),
        "role_conflict",
    ),
    ("Fire chief Dan Orr praised his crew. Police chief Dan Orr said arson was likely.", "role_conflict"),
    (
        (
            "Dan Orr, the fire chief, praised his crew. Orr said arson was likely, and the police chief, Ann "
            "Pope, agreed."
        ),
        "consistent",
    ),
    (
        (
            "Eva Novak, chief economist at Baltbank, expects a rise. Novak, chief economist of Nordbank, "
            "sees rates at 4 percent."
        ),
        "role_conflict",
    ),
    (
        (
            "Eva Novak, chief economist at Baltbank, expects a rise. Novak, the bank's chief economist, sees "
            "rates at 4 percent."
        ),
        "consistent",
    ),
    ("Finance Minister Omar Said stepped down in March. Said is now foreign minister.", "consistent"),
    ("King Philip opened parliament. Prince Philip then left by coach.", "role_conflict"),
    ("Sgt. Ray Dunn made the arrest. Lt. Ray Dunn said the man was armed.", "role_conflict"),
    (
        (
            "Education minister Lea Roux, who also holds the culture portfolio, spoke. Culture minister Roux "
            "praised the film."
        ),
        "consistent",
    ),
    ("Treasurer Kim Wells resigned last year. Her successor, treasurer Lou Park, was elected mayor.", "consistent"),
    (
        (
            "Pope Leo prayed for peace. The pontiff then blessed the crowd. Pope Leo, a former bishop of "
            "Chiclayo, spoke Spanish."
        ),
        "consistent",
    ),
    (
        ("Spanish Prime Minister Pedro Vidal met workers. Portugal's prime minister, Pedro Vidal, promised aid."),
        "role_conflict",
    ),
    (
        ("A gas explosion in Lyon killed five people on Monday.\n\nThe six dead include a child, the prefect said."),
        "figure_conflict",
    ),
    (
        ("A gas explosion in Lyon killed five people on Monday.\n\nThe five dead include a child, the prefect said."),
        "consistent",
    ),
    ("Nurse Ella Grant, 29, won the lottery. The 31-year-old said she would keep her job.", "figure_conflict"),
    ("Nurse Ella Grant, 29, won the lottery. The 29-year-old said she would keep her job.", "consistent"),
    ("The council will spend £4.5m on the pool. Work on the £5.4m pool starts in June.", "figure_conflict"),
    ("The council will spend £4.5m on the pool. Work on the £4.5m pool starts in June.", "consistent"),
    (
        ("He was jailed for six years. Judge Lane said the eight-year sentence reflected the harm done."),
        "figure_conflict",
    ),
    ("He was jailed for six years. Judge Lane said the six-year sentence reflected the harm done.", "consistent"),
    ("The museum owns 1,200 paintings. All 1,500 paintings will be moved to a new building.", "figure_conflict"),
    ("The museum owns 1,200 paintings. All 1,200 paintings will be moved to a new building.", "consistent"),
    ("City beat Rovers 2-0 on Saturday. The 3-0 win puts City top.", "figure_conflict"),
    ("City beat Rovers 2-0 on Saturday. The 2-0 win puts City top.", "consistent"),
    ("Eleven sailors were rescued from the trawler. The 12 rescued sailors were flown to Bergen.", "figure_conflict"),
    (
        ("The plane, with 132 people aboard, crashed near Wuzhou. None of the 123 people aboard survived."),
        "figure_conflict",
    ),
    ("The plane, with 132 people aboard, crashed near Wuzhou. None of the 132 people aboard survived.", "consistent"),
    (
        ("The ministry says 40 schools will close. Parents of pupils at the 60 schools plan a protest."),
        "figure_conflict",
    ),
    ("A judge fined the firm $2 million. The firm said it would pay the $3 million fine.", "figure_conflict"),
    ("A judge fined the firm $2 million. The firm said it would pay the $2 million fine.", "consistent"),
    (
        ("The bridge, which opened in 1932, is 500 metres long. The 800-metre bridge carries eight lanes."),
        "figure_conflict",
    ),
    (
        ("Turnout was 61 percent, officials said. The 67 percent turnout was the highest in a decade."),
        "figure_conflict",
    ),
    ("Turnout was 61 percent, officials said. The 61 percent turnout was the highest in a decade.", "consistent"),
    ("Three climbers were missing on Monday. Rescuers found the four climbers alive on Tuesday.", "figure_conflict"),
    ("The baby weighed 3 kilos at birth and now weighs 6 kilos.", "consistent"),
    ("Organisers spoke of 50,000 marchers; police put the number at 20,000.", "consistent"),
    ("The death toll rose to 48 on Friday from 41 on Thursday.", "consistent"),
    ("Ten of the 25 hostages were freed on Monday. The 15 hostages still held are soldiers.", "consistent"),
    ("The hotel has 200 rooms. A second hotel with 300 rooms will open next year.", "consistent"),
    ("In the first quarter the firm sold 400 cars; in the second it sold 500 cars.", "consistent"),
    ("Mr Bell, 61, and his wife, 59, ran the shop. Bell, 61, has retired.", "consistent"),
    ("At least 30 people were hurt. By nightfall hospitals had treated 45 people.", "consistent"),
    ("Some 2,000 people marched in Lille. In Paris 9,000 people marched.", "consistent"),
    (
        (
            "“We cannot go on like this,” said union leader Ann Petty.\n\nIn a letter Petty wrote: “We can go "
            "on like this.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“There will be no second referendum,” the prime minister told parliament.\n\n“There will be no "
            "new referendum,” the prime minister told parliament on Monday, to applause."
        ),
        "quote_conflict",
    ),
    (
        (
            "“There will be no second referendum,” the prime minister told parliament.\n\n“There will be no "
            "second referendum”: the words drew applause."
        ),
        "consistent",
    ),
    (
        (
            "‘I was sure we would die’\n\nA survivor of the crash has described her ordeal. “I was certain we "
            "would die,” Emma Cole, 22, told the BBC."
        ),
        "quote_conflict",
    ),
    (
        (
            "‘I was sure we would die’\n\nA survivor of the crash has described her ordeal. “I was sure we "
            "would die,” Emma Cole, 22, told the BBC."
        ),
        "consistent",
    ),
    (
        (
            "“The patient was never in danger,” Dr Moss said. Dr Moss insisted that “the patient was never "
            "in any danger”."
        ),
        "quote_conflict",
    ),
    (
        ("“Our hospitals are full to bursting,” warned Dr Lind. Hospitals are close to bursting, Dr Lind warned."),
        "consistent",
    ),
    (
        (
            "“He was a quiet man who loved his garden,” a neighbour said. Another neighbour called him “a "
            "quiet man who loved his dog”."
        ),
        "consistent",
    ),
    (
        (
            "“I have never taken drugs in my career,” Ortiz said in May. On Sunday Ortiz repeated: “I have "
            "never taken drugs in my life.”"
        ),
        "quote_conflict",
    ),
    (
        (
            "“This law is an insult to every woman in the country,” said Ines Roy. For Roy, the law is “an "
            "insult to every woman”."
        ),
        "consistent",
    ),
    (
        (
            "“We are not at war with Islam,” the president said. The president's line that “we are at war "
            "with Islam” was cut from the text."
        ),
        "quote_conflict",
    ),
    ("“It is time to go home,” coach Mills said. “It is time to go big,” captain Hurd said.", "consistent"),
    (
        ("“Nobody is above the law,” Attorney General Sue Kim said.\n\nKim added: “Nobody is above this court.”"),
        "consistent",
    ),
    (
        (
            "“Give us the tools and we will finish the job,” Zorin said. Zorin's plea, “Give us the tools "
            "and we’ll finish the job”, went unheard."
        ),
        "consistent",
    ),
    (
        (
            "“The money is gone and it is not coming back,” Pratt told investors. “The money has gone and it "
            "is not coming back,” Pratt told investors, the court heard."
        ),
        "quote_conflict",
    ),
    (
        ("“I would do it all again tomorrow,” Ruiz said. “I would do it all again [tomorrow] if asked,” Ruiz said."),
        "consistent",
    ),
    ("Rosemary Kendall chairs the trust. Kendal said the house would reopen in spring.", "name_variants"),
    ("Rosemary Kendall chairs the trust. Kendall said the house would reopen in spring.", "consistent"),
    ("Judge Abdul Rahman adjourned the trial. Judge Abdel Rahman gave no date.", "name_variants"),
    ("Stephen Cartwright, 44, was jailed. Steven Cartwright had denied the charge.", "name_variants"),
    ("Banker Hugo Lindqvist was arrested in Malmo. Lindquist denies fraud.", "name_variants"),
    ("Farmer Owen Pugh lost his sheep. Owen Hughes, who lives next door, lost none.", "consistent"),
    ("Singer Lola Marsh opened the show. Her sister Lila Marsh danced.", "consistent"),
    ("Trade Secretary Noel Fox signed the pact. Noel Fox, the transport secretary, hailed it.", "role_conflict"),
    ("Trade Secretary Noel Fox signed the pact. Noel Fox, the trade secretary, hailed it.", "consistent"),
    ("Bishop Tom Ridley blessed the boats. Archbishop Tom Ridley then sailed out.", "role_conflict"),
    ("Liam Byrne, head of marketing at Oxo, quit. Byrne, head of finance at Oxo, gave no reason.", "role_conflict"),
    ("Ana Pires, the environment minister until May, is now energy minister.", "consistent"),
    ("Congressman Bo Hill, a Republican, voted yes. Hill, a Democrat, had long backed the bill.", "role_conflict"),
    ("A knife attack in Lund injured seven people. The nine injured were taken to hospital.", "figure_conflict"),
    ("A knife attack in Lund injured seven people. The seven injured were taken to hospital.", "consistent"),
    ("The suspect, Leo Brandt, 22, fled. Police believe Brandt, 25, is in Spain.", "figure_conflict"),
    ("The club paid €30m for the striker. The €40m striker has yet to score.", "figure_conflict"),
    ("The club paid €30m for the striker. The €30m striker has yet to score.", "consistent"),
    ("A storm cut power to 9,000 homes. By noon 4,000 homes had power again.", "consistent"),
    ("The siege lasted three days. The five-day siege ended without bloodshed.", "figure_conflict"),
    ("The siege lasted three days. The three-day siege ended without bloodshed.", "consistent"),
    ("The vote was 7-2. The 6-3 vote upheld the ban.", "figure_conflict"),
    ("More than 200 guests came. The 240 guests ate 90 cakes.", "consistent"),
    (
        (
            "“We will fight them in court,” said Nina Falk. “We will meet them in court,” Falk had said, "
            "according to the transcript."
        ),
        "quote_conflict",
    ),
    (
        (
            "“Our children deserve clean air,” Dr Sand said.\n\nDr Sand told the crowd that “our children "
            "deserve clear air”."
        ),
        "quote_conflict",
    ),
    (
        (
            "“Our children deserve clean air,” Dr Sand said.\n\nDr Sand told the crowd that “our children "
            "deserve clean air”."
        ),
        "consistent",
    ),
    ("“I never met the man,” Cole said. Cole added: “I never met the woman either.”", "consistent"),
    (
        ("‘It sounded like a bomb’\n\nResidents fled their homes. “It sounded like a train,” said Meg Orr, 70."),
        "quote_conflict",
    ),
    (
        ("“The roof came down on top of us,” said Karl Beck. His wife said: “The roof came down in front of us.”"),
        "consistent",
    ),
    (
        "Jonas Benitez, 34, won the first stage. Behind him the field broke up. Jonah Benitez, 31, won on Sunday.",
        "consistent",
    ),
    (
        "Helen Marchetti, 52, resigned. The cabinet met at noon. Helen Marcheti, 52, had been in office since May.",
        "name_variants",
    ),
    ("“The law is the law,” Ames said, and “the law” was all Ames would say.", "consistent"),
]
