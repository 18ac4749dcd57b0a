"""What kind of sentence it is. The sentences are made up for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given

from claims.extraction.nature import NatureKind, nature_of
from tests.claims.extraction.hostile import TEXTS

SENTENCES = {
    NatureKind.QUESTION: [
        "Is the tax cut paid for?",
        "Isn't it time the council told the truth?",
        "“Who paid for the trip?” the chairwoman asked.",
        "Did you know that crime doubled last year?",
    ],
    NatureKind.COURTESY: [
        "Thank you very much for having me.",
        "Good evening, and welcome to the programme.",
    ],
    NatureKind.FACT: [
        "Thanks to the reform, unemployment fell to 4 percent.",
        "Support for the party fell in June.",
        "The will of the people was ignored in May.",
        "Will Carter resigned in March.",
        "Unemployment, which fell to 4 percent last year, will rise again.",
        "Under the law, drivers must wear seat belts.",
        "Crime rose by 12 percent, so we must act.",
        "I voted against the war in 2003.",
        "The terrible fire killed 14 people.",
        "It was the worst drought in history.",
        "I think unemployment fell by 3 percent.",
        "He resigned in May after a shameful speech.",
        "The mayor promised to build a new school.",
        "The company employs 400 people in Leeds.",
        "The parliament passed the bill on Tuesday.",
        "Lisbon is the capital of Portugal.",
        "Let me be clear: crime is down by 20 percent since the reform passed.",
        "May attended the summit in Brussels.",
        "It is not just the farmers who pay the tax.",
        "Taxes must be paid by April under the law.",
        "The ministry could not be reached for comment.",
        "She was elected in 2016.",
        "He is going to Paris.",
        "Police believe the fire was set deliberately.",
    ],
    NatureKind.REQUEST: [
        "Please send your letters to the editor.",
        "Read more about the election here.",
        "Let's look at the record.",
        "Vote for the people of this town!",
    ],
    NatureKind.SUPPOSITION: [
        "If the bridge had been closed, nobody would have died.",
        "Imagine a town without a library.",
        "The fire could have been prevented.",
        "The driver may not have seen the light.",
        "If the plan failed, the city would lose its airport.",
    ],
    NatureKind.PROMISE: [
        "We will build 20,000 homes in our first year.",
        "I promise to cut the waiting lists.",
        "I'll sign the bill on my first day.",
        "We are going to bring back the night trains.",
    ],
    NatureKind.PREDICTION: [
        "The economy will grow by 2 percent next year.",
        "The bank expects to cut interest rates in the spring.",
        "Prices are likely to rise again.",
        "Analysts expect the central bank to cut rates in June.",
        "The merger could cost hundreds of jobs.",
        "The minister said the road would open by Easter.",
        "The trial opens tomorrow.",
        "The party may have its best chance in the north.",
        "Help for farmers will end in May.",
        "We will lose everything.",
        "Sales are forecast to fall by a tenth.",
        "By 2040 the island will be under water.",
    ],
    NatureKind.DEMAND: [
        "The council should resign.",
        "We need to invest in schools.",
        "We should spend 3 percent of the budget on defence.",
        "The government must do more to protect rivers.",
        "It is time for the president to act.",
    ],
    NatureKind.EXPERIENCE: [
        "My father was a miner and I remember his cough.",
    ],
    NatureKind.OPINION: [
        "I think the mayor is a liar.",
        "The speech was a disgrace.",
        "What a shame that nobody listened!",
        "“We are deeply disappointed,” she said.",
        "It was a very good year for the town.",
        "In my view, the court was mistaken.",
        "This decision is wrong.",
        "Sadly, nobody cares about this town any more.",
        "I am proud of what we have built.",
        "The plan is too expensive and unfair.",
    ],
}


@pytest.mark.parametrize(
    ("kind", "sentence"), [(kind, sentence) for kind, sentences in SENTENCES.items() for sentence in sentences]
)
def test_a_sentence_has_the_kind_that_a_fact_checker_gives_it(kind, sentence):
    assert nature_of(sentence).kind is kind


@pytest.mark.parametrize(
    "sentence", [sentence for kind, all_ in SENTENCES.items() if kind != "fact" for sentence in all_]
)
def test_whatever_is_no_fact_says_why(sentence):
    assert nature_of(sentence).reason


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Prices will rise.", "“will” speaks of the future"),
        ("Is the bridge safe?", "is a question"),
        ("The verdict is a disgrace.", "“disgrace” judges"),
        ("Crime rose by 12.5%, so we must act.", "gives “12.5%”, although “must” says what ought to be"),
        (
            "I believe it cost $4 million.",
            "gives “$4 million”, although “believe” states what the speaker thinks or feels",
        ),
        ("Vienna lies on the Danube.", ""),
    ],
)
def test_the_reason_names_the_words_that_decided(sentence, reason):
    assert nature_of(sentence).reason == reason


def test_facts_predictions_and_promises_can_be_held_against_a_source_and_the_others_not():
    checkable = {kind for kind, sentences in SENTENCES.items() if nature_of(sentences[0]).checkable}
    assert checkable == {NatureKind.FACT, NatureKind.PREDICTION, NatureKind.PROMISE}


@given(TEXTS)
def test_any_text_has_a_nature(text):
    found = nature_of(text)
    assert found.kind in NatureKind
    assert found.reason or found.kind is NatureKind.FACT
