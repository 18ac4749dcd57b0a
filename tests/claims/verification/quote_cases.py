"""Quotations planted in sources that were written for this project, each with what it is: true and false cases."""

# ruff: noqa: E501 - a sentence stays on one line

from __future__ import annotations

# The sources: a debate, an article, two speeches, a report broken into lines, an interview, a hearing, three more.

CLINIC = """\
Remarks by the Minister of Health at the opening of the clinic

Ladies and gentlemen, it is a pleasure to be here in Tarn Valley. When I first visited in 2018, there was a muddy field and a promise. Today there are forty beds, two operating theatres and a maternity ward. We did this on time and under budget — something that, I am told, had never happened before in this county.

Let me say a word about nurses. They worked through the pandemic without complaint. They were not always paid what they were owed. I regret that, and I apologise for it. By January every nurse in the public service will have received the back pay that is due to her, or to him.

The opposition claims that this clinic is a publicity stunt. I would invite the leader of the opposition to ask the mothers of Tarn Valley, who until last week had to drive ninety minutes to give birth. It's easy to sneer from the capital; it is harder to build something.

Thank you (applause), thank you very much. And now I declare this clinic open."""

DONATIONS = """\
Q: Mr. Novak, did you know that the money came from abroad?

A: I did not know. I want to be absolutely clear about that. If I'd known, I would have returned it. My campaign treasurer, Mr. Simms, handled all donations over $1,000, and I trusted him.

Q: Do you still trust him?

A: I've asked for his resignation and he's given it to me. He isn't a bad man, but he made a bad mistake. The voters will judge me in November, and I accept that. I'm not going to hide. I've never hidden from anybody.

Q: Some in your own party want you to step aside.

A: Some people always want somebody to step aside. I'm staying in this race."""

RADIO = """\
[00:01:12] HOST: Joining me is the mayor of Eastport.
[00:01:23] LOPEZ: It is bad. We've got four hundred families in shelters tonight, and more are on the way.
[00:01:44] HOST: Have you asked the governor for help?
[00:01:46] LOPEZ: I called him twice. He didn't pick up. (LAUGHTER) But seriously, his staff has been great."""

WATER = """\
The head of the water company, Lucia Ferrant, apologised to customers on Friday. “We let people down, and I'm deeply sorry,” she said. “Our pipes are old, our forecasts were wrong, and we reacted too slowly.” Ms. Ferrant ruled out resigning. “I was hired to fix this,” she told the BBC, “and I will.”

The regulator, which fined the company £14 million in March, said it was “losing patience”. “Apologies do not mend pipes,” its chairman, Robert Oyelaran, said."""

DEBATE = """\
TRANSCRIPT OF THE DEBATE

HOST: Good evening and welcome to Harbor City. Our first question goes to Mayor Okafor. What will you do about housing?

OKAFOR: Thank you, Linda. Housing is the number one issue I hear about at every door. Over the next four years we will build 12,000 homes, and at least a third of them will be affordable. I know that some people in this room doubt it. But we built 3,400 homes in my first term, and nobody believed that either.

HOST: Councilwoman Reyes?

REYES: The mayor likes big numbers. What she doesn't tell you is that rents have gone up 28 percent since she took office. I have never voted for a budget that cut rental assistance, and I never will. Families in the U.S. should not have to choose between medicine and rent. (Applause.) That is why I want to freeze rents for two years.

OKAFOR: A freeze would stop construction cold. I cannot support that. Dr. Hassan of the state university studied it, and he found that supply fell by 15 percent. We tried it in the 1990s. It failed.

REYES: With respect, Mayor, that study was paid for by developers.
"""

BUDGET = """\
The finance minister, Tomas Berg, rejected the criticism on Tuesday. “I will not apologise for balancing the budget,” Berg told reporters outside parliament. “We inherited a deficit of €4.5 billion, and we have halved it in two years.”

Opposition leader Ana Lindqvist called the plan “a cruel joke on pensioners” and demanded his resignation. “He promised that nobody would be worse off,” she said, “and now a million people are worse off.”

Berg’s deputy, who asked not to be named, was less certain. “If growth does not return by spring, we may have to think again,” the deputy said. The central bank declined to comment.
"""

STORM = """\
My fellow citizens,

We meet tonight at a time of trial. The storm took our homes, but it did not take our hope. The storm took our roads, but it did not take our will. In the days ahead, we will rebuild every school, every hospital and every bridge that was lost.

I went to the coast on Sunday. I saw a woman named Ruth, who is 82 years old, carrying water to her neighbors. She told me, "We have been here before, and we are still here." I believe her. I believe in every one of you.

There are those who say that it can't be done. They said the same thing in 1972. They were wrong then, and they are wrong now. Tomorrow I will ask the legislature for $600 million to begin the work. We do not have a day to lose. God bless you all.
"""

REPORT = """\
The committee con-
cluded that the regulator had been slow to
act. It found no evidence of fraud, how-
ever, and recommended that the agency's
long-term funding be secured by law. In its
view the chief executive, Mr. P. J. Mallory, was
"not candid" with members. The report was
agreed to unanimously by all eleven members.
"""

ALLIES = """\
Well, I think—and I have said this many times—that our allies are paying too little. They’re paying too little, and we’re paying too much. It’s not fair. We’re going to change it, and we’re going to change it very soon… believe me. I have great respect for them, but they have to do more."""

DAM = """\
CHAIR: The committee will come to order. Senator Whitfield, you have five minutes.

SEN. WHITFIELD: Thank you, Mr. Chairman. Ms. Duarte, I've read your report twice. It says, on page 14, that the dam's spillway hadn't been inspected since 2009. Is that right?

MS. DUARTE: That is correct, Senator. We asked for the money in 2011, in 2013 and again in 2016. Each time we were told to wait. I'm not here to blame anyone. But I won't pretend that nobody knew.

SEN. WHITFIELD: Who told you to wait?

MS. DUARTE: The governor's office. I have the e-mails. There were at least twenty-five of them, and I'll hand them over to this committee today. [Crosstalk.] The people downstream deserved better; they deserved a warning. Two hundred families lost everything, and they're still living in trailers.

SEN. WHITFIELD: I yield back.
"""

ELECTION = """\
LONDON — Prime Minister Eleanor Hart told Parliament on Wednesday that she would not call an early election. "There is work to do, and I intend to do it," she said to jeers from the opposition benches. "The country doesn't want another campaign. It wants lower bills."

Her rival, Marcus Adeyemi, said the prime minister was "running scared". He added: "If she believed in her own programme, she would put it to the people. Instead she hides behind a majority of 11." A poll by Greystone Research published last week put his party nine points ahead.

Asked whether she would serve a full term, Hart replied: "I have always said that I'll serve as long as the people — and my party — want me to. Nothing has changed."
"""

PORT = """\
We choose to rebuild. We choose to rebuild not because it is cheap, but because it is right. Some have asked why we should spend $2.5 billion on a port that handles only 6 % of our trade. I'll tell you why: that port employs 4,000 men and women, and it feeds a city. Let me be clear. I do not believe that markets alone will save us. I never have. What I believe in is work – hard, honest, well-paid work. In my father's day a welder could raise three kids on one wage. Today he can't raise one. That has to change, and with your help it will change!"""

CASES = [
    # verbatim
    ("Housing is the number one issue I hear about at every door.", DEBATE, "verbatim"),
    ("It failed.", DEBATE, "verbatim"),
    ("We tried it in the 1990s. It failed.", DEBATE, "verbatim"),
    ("I WILL NOT APOLOGISE FOR BALANCING THE BUDGET", BUDGET, "verbatim"),
    ("“We inherited a deficit of €4.5 billion, and we have halved it in two years.”", BUDGET, "verbatim"),
    ("If growth does not return by spring, we may have to think again", BUDGET, "verbatim"),
    ("Families in the US should not have to choose between medicine and rent.", DEBATE, "verbatim"),
    (
        "Families in the U.S. should not have to choose between medicine and rent. That is why I want to freeze rents for two years.",
        DEBATE,
        "verbatim",
    ),
    ("It's not fair.", ALLIES, "verbatim"),
    ("They're paying too little and we're paying too much", ALLIES, "verbatim"),
    ("the storm took our homes but it did not take our hope", STORM, "verbatim"),
    ("I believe her.", STORM, "verbatim"),
    ("The committee concluded that the regulator had been slow to act.", REPORT, "verbatim"),
    ("The report was agreed to unanimously by all eleven members", REPORT, "verbatim"),
    ("We do not have a day to lose.", STORM, "verbatim"),
    ("With respect Mayor – that study was paid for by developers!", DEBATE, "verbatim"),
    ("They said the same thing in 1972. They were wrong then, and they are wrong now.", STORM, "verbatim"),
    ("He promised that nobody would be worse off, and now a million people are worse off.", BUDGET, "verbatim"),
    ("Dr. Hassan of the state university studied it, and he found that supply fell by 15 percent.", DEBATE, "verbatim"),
    ("In its view the chief executive, Mr P.J. Mallory, was 'not candid' with members.", REPORT, "verbatim"),
    ("I have the emails.", DAM, "verbatim"),
    ("We asked for the money in 2011, in 2013, and again in 2016.", DAM, "verbatim"),
    ("Each time, we were told to wait", DAM, "verbatim"),
    ("There were at least 25 of them, and I'll hand them over to this committee today.", DAM, "verbatim"),
    ("I’m not here to blame anyone. But I won’t pretend that nobody knew.", DAM, "verbatim"),
    ("There is work to do, and I intend to do it", ELECTION, "verbatim"),
    ("It wants lower bills.", ELECTION, "verbatim"),
    ("The country doesn't want another campaign. It wants lower bills.", ELECTION, "verbatim"),
    ("Nothing has changed", ELECTION, "verbatim"),
    ("What I believe in is work - hard, honest, well paid work", PORT, "verbatim"),
    ("Let me be clear", PORT, "verbatim"),
    ("Some have asked why we should spend $2.5 billion on a port that handles only 6% of our trade", PORT, "verbatim"),
    ("I never have", PORT, "verbatim"),
    ("We choose to rebuild", PORT, "verbatim"),
    ("But I won't pretend that nobody knew", DAM, "verbatim"),
    ("…the country doesn't want another campaign", ELECTION, "verbatim"),
    ("Today there are 40 beds, two operating theatres and a maternity ward.", CLINIC, "verbatim"),
    (
        "They worked through the pandemic without complaint. They were not always paid what they were owed.",
        CLINIC,
        "verbatim",
    ),
    ("i regret that, and i apologise for it", CLINIC, "verbatim"),
    ("It’s easy to sneer from the capital; it is harder to build something.", CLINIC, "verbatim"),
    ("Thank you, thank you very much.", CLINIC, "verbatim"),
    ("I did not know. I want to be absolutely clear about that.", DONATIONS, "verbatim"),
    ("I'm not going to hide. I've never hidden from anybody.", DONATIONS, "verbatim"),
    ("We let people down, and I’m deeply sorry", WATER, "verbatim"),
    ("I was hired to fix this, and I will.", WATER, "verbatim"),
    ("Apologies do not mend pipes.", WATER, "verbatim"),
    ("Our pipes are old, our forecasts were wrong and we reacted too slowly", WATER, "verbatim"),
    # trimmed
    ("rents have gone up 28 percent since she took office", DEBATE, "trimmed"),
    ("at least a third of them will be affordable", DEBATE, "trimmed"),
    ("a cruel joke on pensioners", BUDGET, "trimmed"),
    ("we will rebuild every school, every hospital and every bridge", STORM, "trimmed"),
    ("no evidence of fraud", REPORT, "trimmed"),
    ("long term funding", REPORT, "trimmed"),
    ("our allies are paying too little", ALLIES, "trimmed"),
    ("We built 3,400 homes in my first term.", DEBATE, "trimmed"),
    ("It did not take our will.", STORM, "trimmed"),
    ("not candid", REPORT, "trimmed"),
    ("I have great respect for them", ALLIES, "trimmed"),
    ("a million people are worse off", BUDGET, "trimmed"),
    ("I never will. Families in the U.S. should not have to choose", DEBATE, "trimmed"),
    ("I'll hand them over to this committee today. The people downstream deserved better", DAM, "trimmed"),
    ("running scared", ELECTION, "trimmed"),
    ("a majority of 11", ELECTION, "trimmed"),
    ("not because it is cheap but because it is right", PORT, "trimmed"),
    ("that port employs 4000 men and women, and it feeds a city", PORT, "trimmed"),
    ("they deserved a warning", DAM, "trimmed"),
    ("I won't pretend that nobody knew", DAM, "trimmed"),
    ("Two hundred families lost everything", DAM, "trimmed"),
    ("a muddy field and a promise", CLINIC, "trimmed"),
    ("losing patience", WATER, "trimmed"),
    ("he made a bad mistake", DONATIONS, "trimmed"),
    ("I declare this clinic open", CLINIC, "trimmed"),
    ("our forecasts were wrong", WATER, "trimmed"),
    ("it is harder to build something", CLINIC, "trimmed"),
    ("every nurse in the public service will have received the back pay that is due to her", CLINIC, "trimmed"),
    ("I would have returned it", DONATIONS, "trimmed"),
    # elided
    ("We will build 12,000 homes … affordable", DEBATE, "elided"),
    ("In the days ahead, we will rebuild every school ... that was lost.", STORM, "elided"),
    (
        "I have never voted for a budget that cut rental assistance [...] Families in the U.S. should not have to choose between medicine and rent.",
        DEBATE,
        "elided",
    ),
    (
        "There are those who say that it can't be done. . . . They were wrong then, and they are wrong now.",
        STORM,
        "elided",
    ),
    ("We inherited a deficit … and we have halved it in two years", BUDGET, "elided"),
    ("I think ... that our allies are paying too little", ALLIES, "elided"),
    ("Tomorrow I will ask the legislature for $600 million…", STORM, "elided"),
    ("I will not apologise … we have halved it in two years", BUDGET, "elided"),
    ("The storm took our homes […] God bless you all.", STORM, "elided"),
    ("We choose to rebuild not because it is cheap … because it is right.", PORT, "elided"),
    ("Two hundred families lost everything, and they're still ... in trailers.", DAM, "elided"),
    ("The people downstream deserved better … a warning.", DAM, "elided"),
    ("I have always said that I'll serve as long as the people … want me to.", ELECTION, "elided"),
    ("I have always said that I'll serve as long as the people [. . .] want me to.", ELECTION, "elided"),
    ("I do not believe that markets alone will save us. […] What I believe in is work", PORT, "elided"),
    ("In my father's day a welder could raise three kids … Today he can't raise one.", PORT, "elided"),
    ("We asked for the money … Each time we were told to wait. … I have the e-mails.", DAM, "elided"),
    ("I do … believe that markets alone will save us.", PORT, "elided"),
    ("That has to change … it will change!", PORT, "elided"),
    ("When I first visited … there was a muddy field and a promise.", CLINIC, "elided"),
    ("Our pipes are old ... and we reacted too slowly.", WATER, "elided"),
    ("I've asked for his resignation … He isn't a bad man", DONATIONS, "elided"),
    ("The voters will judge me […] and I accept that.", DONATIONS, "elided"),
    ("Ladies and gentlemen, it is a pleasure to be here … I declare this clinic open.", CLINIC, "elided"),
    ("They were … paid what they were owed.", CLINIC, "elided"),
    ("We did this on time … something that … had never happened before in this county.", CLINIC, "elided"),
    # bracketed
    ("What [Okafor] doesn't tell you is that rents have gone up 28 percent", DEBATE, "bracketed"),
    ("[Tomas Berg] promised that nobody would be worse off", BUDGET, "bracketed"),
    ("A freeze [on rents] would stop construction cold.", DEBATE, "bracketed"),
    ("I saw a woman named Ruth, who is 82 years old, carrying water to her [flooded] neighbors.", STORM, "bracketed"),
    ("[I]t did not take our hope", STORM, "bracketed"),
    ("[America’s] allies are paying too little", ALLIES, "bracketed"),
    ("he found that supply [of new housing] fell by 15 percent", DEBATE, "bracketed"),
    ("We tried [a rent freeze] in the 1990s. It failed.", DEBATE, "bracketed"),
    ("we have halved [the deficit] in two years", BUDGET, "bracketed"),
    (
        "It says, on page 14, that the dam's spillway [in Harlow County] hadn't been inspected since 2009.",
        DAM,
        "bracketed",
    ),
    ("If [Hart] believed in her own programme, she would put it to the people.", ELECTION, "bracketed"),
    ("[It] employs 4,000 men and women, and it feeds a city", PORT, "bracketed"),
    ("Each time we were told [by the governor] to wait.", DAM, "bracketed"),
    ("In my father's day a [shipyard] welder could raise three kids on one wage.", PORT, "bracketed"),
    ("Instead [the prime minister] hides behind a majority of 11.", ELECTION, "bracketed"),
    ("they're still living in trailers [four years later]", DAM, "bracketed"),
    ("[W]e were told to wait", DAM, "bracketed"),
    ("Today he [a welder] can't raise one.", PORT, "bracketed"),
    ("If I'd known [about the money], I would have returned it.", DONATIONS, "bracketed"),
    ("[Simms] isn't a bad man, but he made a bad mistake.", DONATIONS, "bracketed"),
    ("They [the nurses] worked through the pandemic without complaint.", CLINIC, "bracketed"),
    ("I was hired to fix [the crisis]", WATER, "bracketed"),
    ("[E]very nurse in the public service will have received the back pay", CLINIC, "bracketed"),
    ("I'm staying in [the] race.", DONATIONS, "bracketed"),
    ("We reacted too slowly [to the drought].", WATER, "bracketed"),
    # shifted
    ("she could not support that", DEBATE, "shifted"),
    ("Housing was the number one issue she heard about at every door", DEBATE, "shifted"),
    ("he would not apologise for balancing the budget", BUDGET, "shifted"),
    ("they had inherited a deficit of €4.5 billion, and they had halved it in two years", BUDGET, "shifted"),
    ("she had never voted for a budget that cut rental assistance, and she never would", DEBATE, "shifted"),
    ("they did not have a day to lose", STORM, "shifted"),
    ("Tomorrow he will ask the legislature for $600 million to begin the work.", STORM, "shifted"),
    ("A freeze will stop construction cold.", DEBATE, "shifted"),
    ("he had great respect for them, but they had to do more", ALLIES, "shifted"),
    ("If growth did not return by spring, they might have to think again", BUDGET, "shifted"),
    ("He believes her.", STORM, "shifted"),
    ("the committee concludes that the regulator has been slow to act", REPORT, "shifted"),
    ("she had the e-mails", DAM, "shifted"),
    ("each time they had been told to wait", DAM, "shifted"),
    ("he did not believe that markets alone would save us", PORT, "shifted"),
    ("there was work to do, and she intended to do it", ELECTION, "shifted"),
    ("The country didn't want another campaign. It wanted lower bills.", ELECTION, "shifted"),
    ("they chose to rebuild not because it was cheap, but because it was right", PORT, "shifted"),
    ("she was not here to blame anyone", DAM, "shifted"),
    ("If he believes in his own programme, he will put it to the people.", ELECTION, "shifted"),
    ("That had to change, and with your help it would change", PORT, "shifted"),
    ("nothing had changed", ELECTION, "shifted"),
    ("she yields back", DAM, "shifted"),
    ("he did not know", DONATIONS, "shifted"),
    ("she was hired to fix this", WATER, "shifted"),
    ("they had let people down, and she was deeply sorry", WATER, "shifted"),
    ("He had never hidden from anybody.", DONATIONS, "shifted"),
    ("Their pipes were old, their forecasts had been wrong, and they had reacted too slowly.", WATER, "shifted"),
    ("the voters would judge him in November, and he accepted that", DONATIONS, "shifted"),
    ("apologies did not mend pipes", WATER, "shifted"),
    ("he wanted to be absolutely clear about that", DONATIONS, "shifted"),
    ("He regrets that, and he apologises for it.", CLINIC, "shifted"),
    ("If he had known, he would have returned it.", DONATIONS, "shifted"),
    ("They work through the pandemic without complaint.", CLINIC, "shifted"),
    # stitched
    ("They have to do more … believe me", ALLIES, "stitched"),
    ("Over the next four years we will build 12,000 homes. Nobody believed that either.", DEBATE, "stitched"),
    (
        "I will not apologise for balancing the budget. If growth does not return by spring, we may have to think again.",
        BUDGET,
        "stitched",
    ),
    ("The storm took our roads. We do not have a day to lose.", STORM, "stitched"),
    ("It's not fair. They have to do more.", ALLIES, "stitched"),
    ("It failed. A freeze would stop construction cold.", DEBATE, "stitched"),
    ("The mayor likes big numbers. That study was paid for by developers.", DEBATE, "stitched"),
    ("We meet tonight at a time of trial. I believe in every one of you. God bless you all.", STORM, "stitched"),
    ("I cannot support that. We tried it in the 1990s.", DEBATE, "stitched"),
    ("our allies are paying too little and we're going to change it very soon", ALLIES, "stitched"),
    ("What she doesn't tell you is that I want to freeze rents for two years", DEBATE, "stitched"),
    ("I have the e-mails. I won't pretend that nobody knew.", DAM, "stitched"),
    ("We choose to rebuild. That has to change.", PORT, "stitched"),
    ("There is work to do, and I intend to do it. Nothing has changed.", ELECTION, "stitched"),
    ("Each time we were told to wait. The people downstream deserved better.", DAM, "stitched"),
    ("I never have. I do not believe that markets alone will save us.", PORT, "stitched"),
    ("Let me be clear. In my father's day a welder could raise three kids on one wage.", PORT, "stitched"),
    (
        "The country doesn't want another campaign. I have always said that I'll serve as long as the people want me to.",
        ELECTION,
        "stitched",
    ),
    ("I do not believe that markets alone could raise three kids on one wage.", PORT, "stitched"),
    ("Today he can't raise one. It feeds a city.", PORT, "stitched"),
    ("I did not know. I've never hidden from anybody.", DONATIONS, "stitched"),
    ("We let people down. I was hired to fix this, and I will.", WATER, "stitched"),
    ("I regret that, and I apologise for it. It's easy to sneer from the capital.", CLINIC, "stitched"),
    ("I'm staying in this race. The voters will judge me in November.", DONATIONS, "stitched"),
    (
        "When I first visited in 2018, there was a muddy field and a promise. Let me say a word about nurses.",
        CLINIC,
        "stitched",
    ),
    ("We let people down, and we reacted too slowly.", WATER, "stitched"),
    ("My campaign treasurer made a bad mistake.", DONATIONS, "stitched"),
    ("Today there are forty beds. By January every nurse will have received the back pay.", CLINIC, "stitched"),
    # altered
    ("I went to the coast on Sunday and I saw a woman carrying water to her neighbors", STORM, "altered"),
    ("I will apologise for balancing the budget", BUDGET, "altered"),
    ("we will build 20,000 homes, and at least a third of them will be affordable", DEBATE, "altered"),
    ("rents have gone up 82 percent since she took office", DEBATE, "altered"),
    ("I have voted for a budget that cut rental assistance", DEBATE, "altered"),
    ("The storm took our homes, but it did not take our spirit.", STORM, "altered"),
    ("A freeze would stop all construction cold.", DEBATE, "altered"),
    ("Families should have to choose between medicine and rent.", DEBATE, "altered"),
    ("Housing is by far the number one issue I hear about at every door.", DEBATE, "altered"),
    ("a sick joke on pensioners", BUDGET, "altered"),
    ("We inherited a deficit of €5.4 billion, and we have halved it in two years.", BUDGET, "altered"),
    (
        "It found evidence of fraud, however, and recommended that the agency's long-term funding be cut.",
        REPORT,
        "altered",
    ),
    ("They are wrong then, and they were right now.", STORM, "altered"),
    ("our enemies are paying too little", ALLIES, "altered"),
    ("Tomorrow I will ask Congress for $600 million to begin the work.", STORM, "altered"),
    ("We do not have a minute to lose.", STORM, "altered"),
    ("Rents have gone up 28 percent since the mayor took office", DEBATE, "altered"),
    ("the regulator had been quick to act", REPORT, "altered"),
    ("the dam's spillway had not been inspected since 2009", DAM, "altered"),
    ("I have read your report twice", DAM, "altered"),
    ("We asked for the money and we were told to wait.", DAM, "altered"),
    ("I have those e-mails.", DAM, "altered"),
    ("The country wants another campaign.", ELECTION, "altered"),
    ("Two thousand families lost everything, and they're still living in trailers.", DAM, "altered"),
    ("I am here to blame everyone.", DAM, "altered"),
    ("Instead she hides behind a majority of 12.", ELECTION, "altered"),
    ("that port employs 40,000 men and women", PORT, "altered"),
    ("I do believe that markets alone will save us.", PORT, "altered"),
    ("In my father's day a miner could raise three kids on one wage.", PORT, "altered"),
    ("There were at least 35 of them, and I'll hand them over to this committee today.", DAM, "altered"),
    ("a majority of 11 hides behind her", ELECTION, "altered"),
    ("Some have asked why we should spend $5.2 billion on a port", PORT, "altered"),
    ("The people deserved better downstream; they deserved a warning.", DAM, "altered"),
    ("We choose to rebuild because it is cheap, not because it is right.", PORT, "altered"),
    ("I did know.", DONATIONS, "altered"),
    (
        "By June every nurse in the public service will have received the back pay that is due to her, or to him.",
        CLINIC,
        "altered",
    ),
    ("They were always paid what they were owed.", CLINIC, "altered"),
    ("Today there are fifty beds, two operating theatres and a maternity ward.", CLINIC, "altered"),
    ("handled all donations over $10,000", DONATIONS, "altered"),
    ("I'm deeply ashamed", WATER, "altered"),
    ("Excuses do not mend pipes.", WATER, "altered"),
    ("I've asked for his resignation but he's not given it to me.", DONATIONS, "altered"),
    ("I was hired to fix these problems, and I will.", WATER, "altered"),
    ("had to drive sixty minutes to give birth", CLINIC, "altered"),
    ("We did this late and over budget", CLINIC, "altered"),
    ("He is a bad man who made a mistake", DONATIONS, "altered"),
    ("I want to be absolutely honest about that", DONATIONS, "altered"),
    ("We let people down and I am deeply sorry", WATER, "altered"),
    ("It is easy to build something; it is harder to sneer from the capital.", CLINIC, "altered"),
    # behind a time and a label
    ("I called him twice.", RADIO, "verbatim"),
    ("I called him twice. He didn't pick up. But seriously, his staff has been great.", RADIO, "verbatim"),
    ("his staff has been great", RADIO, "trimmed"),
    ("Have you asked the governor for help? He didn't pick up.", RADIO, "stitched"),
    ("[The staff]'s been great.", RADIO.replace("But seriously, his staff has", "It's"), "bracketed"),
    # not_found
    ("some progress", "We have made progress on roads. Some said so, others did not.", "not_found"),
    ("big mistake", "It was a mistake, he said, and not a small one.", "not_found"),
    ("Climate change is the greatest threat facing our generation.", DEBATE, "not_found"),
    ("I have always been a friend of the farmers.", BUDGET, "not_found"),
    ("We shall never surrender.", STORM, "not_found"),
    ("The agency lied to the public for decades.", REPORT, "not_found"),
    ("I will make sure the teachers get the pay rise that they deserve", DEBATE, "not_found"),
    ("I did not know about the payments", BUDGET, "not_found"),
    ("People are tired of being told what they think", ALLIES, "not_found"),
    ("Inflation is coming down faster than in any other country", BUDGET, "not_found"),
    ("I take full responsibility for the failure of the dam.", DAM, "not_found"),
    ("We will win the next election with a landslide.", ELECTION, "not_found"),
    ("My mother was a nurse and she taught me compassion.", PORT, "not_found"),
    ("The report is a whitewash", DAM, "not_found"),
    ("No one is above the law", DAM, "not_found"),
    ("Resign!", ELECTION, "not_found"),
    ("It was the worst day of my life", PORT, "not_found"),
    ("The governor knew about it all along", DAM, "not_found"),
    ("I have been cleared of all wrongdoing.", DONATIONS, "not_found"),
    ("Water bills will not go up this year.", WATER, "not_found"),
    ("Doctors are the backbone of our health system.", CLINIC, "not_found"),
    ("My opponent is a crook", DONATIONS, "not_found"),
    ("I will resign if the leaks are not fixed by Christmas", WATER, "not_found"),
    ("We need more hospitals in rural areas", CLINIC, "not_found"),
]
"""Quotation, source, outcome."""
