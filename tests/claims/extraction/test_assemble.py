"""How findings become claims: what is anchored, stated and left out."""

from datetime import date

from claims.extraction import ClaimKind, extract

PUBLISHED = date(2024, 5, 8)


def claims(text, kind):
    return [claim for claim in extract(text, PUBLISHED).claims if claim.kind == kind]


def test_a_mixed_quotation_is_anchored_at_the_quoted_words_and_stated_in_full():
    (claim,) = claims("Mayor Marta Klein said that the bridge was “a disgrace” for the town.", ClaimKind.QUOTE)
    assert claim.text == "“a disgrace”"
    assert claim.claimant == "Marta Klein"
    assert claim.statement == "Marta Klein said that the bridge was “a disgrace” for the town."


def test_a_date_outside_a_quotation_is_stated_with_the_whole_quotation():
    text = "On Monday, Marta Klein said, “We left. Nobody was hurt.” The bridge stayed closed."
    (claim,) = claims(text, ClaimKind.DATE)
    assert (claim.text, claim.value) == ("Monday", "2024-05-06")
    assert claim.statement.endswith("said, “We left. Nobody was hurt.”")


def test_a_pronoun_that_can_mean_one_person_only_is_replaced_in_statements():
    text = "Marta Klein opened the bridge with the town’s band. She spent 5 million euros on it in 2019."
    (claim,) = claims(text, ClaimKind.NUMBER)
    assert claim.statement == "Marta Klein spent 5 million euros on it in 2019."


def test_a_pronoun_that_can_mean_two_persons_stays():
    text = "Marta Klein met Anna Berg. She spent 5 million euros on it."
    (claim,) = claims(text, ClaimKind.NUMBER)
    assert claim.statement.startswith("She spent")


def test_sentences_with_another_claim_are_not_claimed_twice():
    text = "The government raised the tax on fuel by 12 percent in 2019. Crime in the capital fell to a record low."
    statements = claims(text, ClaimKind.STATEMENT)
    assert [claim.text for claim in statements] == ["Crime in the capital fell to a record low."]


def test_words_like_now_make_no_claim():
    assert claims("The bridge is now closed. It was recently painted.", ClaimKind.DATE) == []


def test_a_quoted_opinion_stays_a_claim_and_says_what_it_is():
    text = "“I think the bridge is a disgrace,” Mayor Marta Klein said in the hall of the town."
    (claim,) = claims(text, ClaimKind.QUOTE)
    assert claim.nature == "opinion"
    assert any(reason.startswith("opinion: “") for reason in claim.reasons)


def test_a_quotation_that_also_states_a_fact_is_one():
    text = "“I think it is a disgrace. The bridge cost 5 million euros,” Mayor Marta Klein said in the town."
    (claim,) = claims(text, ClaimKind.QUOTE)
    assert claim.nature == "fact"


def test_a_quoted_question_makes_no_question_of_the_sentence_around_it():
    text = "On 5 May 2024 Marta Klein said, “Who will pay for the bridge?” in the hall."
    (claim,) = claims(text, ClaimKind.DATE)
    assert claim.nature == "fact"


def test_questions_and_opinions_are_no_statement_claims():
    fact = "The government raised the tax on fuel and cut the pensions of all the teachers in the country."
    question = "Did the government raise the tax on fuel and cut the pensions of all the teachers in the country?"
    assert [claim.text for claim in claims(f"{fact} {question}", ClaimKind.STATEMENT)] == [fact]


def test_a_title_variant_makes_no_second_role_claim():
    text = "President Marta Klein came to the hall. The U.S. President Klein left it. President Klein spoke."
    assert [claim.role for claim in claims(text, ClaimKind.ROLE)] == ["President"]


def test_a_number_in_the_middle_of_a_quotation_is_stated_with_its_speaker():
    text = "“We came late. We built 300,000 homes. We left early,” Mayor Marta Klein said in the hall of the town."
    (claim,) = claims(text, ClaimKind.NUMBER)
    assert claim.statement == "Marta Klein said: “We built 300,000 homes.”"


def test_an_opening_possessive_that_can_mean_one_person_only_is_replaced():
    text = "Marta Klein opened the bridge with the town’s band. Her office spent 5 million euros on it in 2019."
    (claim,) = claims(text, ClaimKind.NUMBER)
    assert claim.statement == "Marta Klein’s office spent 5 million euros on it in 2019."


def test_a_broken_quotation_is_stated_with_all_its_parts():
    text = "“Word is,” Mayor Marta Klein said in the hall, “that the bridge will be closed.” “It is old,” she said."
    first, second, third = claims(text, ClaimKind.QUOTE)
    assert first.statement == second.statement == ("Marta Klein said: “Word is” … “that the bridge will be closed.”")
    assert third.statement == "Marta Klein said: “It is old”"


def test_an_apposition_is_stated_with_its_article_and_a_title_without():
    text = "Marta Klein, a truck driver, met the mayor Tom Stone in the hall of the town."
    stated = [claim.statement for claim in claims(text, ClaimKind.ROLE)]
    assert stated[0] == "Marta Klein was a truck driver on 8 May 2024"
    assert stated[1] == "Tom Stone was mayor on 8 May 2024"
