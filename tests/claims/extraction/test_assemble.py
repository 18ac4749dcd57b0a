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
