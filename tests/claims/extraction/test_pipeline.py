"""The whole engine: a real article, hostile texts, and what holds for every text."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import ClaimKind, extract
from tests.growth import assert_twice_the_text_takes_twice_the_work

ARTICLE = Path(__file__).parents[4] / "shared" / "articles" / "kremlin-meeting.txt"
PUBLISHED = date(2025, 12, 3)


@pytest.fixture(scope="module")
def article():
    if not ARTICLE.is_file():
        pytest.skip("../shared/articles/kremlin-meeting.txt is missing")
    return extract(ARTICLE.read_text("utf-8"), PUBLISHED)


def of_kind(extraction, kind):
    return [claim for claim in extraction.claims if claim.kind == kind]


def test_the_articles_ten_quotations_have_their_speakers(article):
    assert [(claim.text[1:22], claim.claimant) for claim in of_kind(article, ClaimKind.QUOTE)] == [
        ("reasonably good meeti", "Donald Trump"),
        ("What comes out of tha", "Donald Trump"),
        ("Their impression was ", "Donald Trump"),
        ("more or less acceptab", "Yuri Ushakov"),
        ("We agreed on some thi", "Yuri Ushakov"),
        ("some progress”", "Marco Rubio"),
        ("we’re still not close", "Marco Rubio"),
        ("The Kremlin remains u", "John Hardie"),
        ("the only leader in th", "Marco Rubio"),
        ("It’s not our war… It’", "Marco Rubio"),
    ]


def test_the_articles_dates_and_persons(article):
    assert [(claim.text, claim.value, claim.approximate) for claim in of_kind(article, ClaimKind.DATE)] == [
        ("December 2, 2025", "2025-12-02", False),
        ("December 3, 2025", "2025-12-03", False),
        ("nearly four years", "P4Y", True),
        ("this Thursday", "2025-12-04", False),
    ]
    assert {claim.person for claim in of_kind(article, ClaimKind.ROLE)} == {
        "Donald Trump", "Steve Witkoff", "Jared Kushner", "Vladimir Putin", "Kirill Dmitriev", "Yuri Ushakov",
        "Rustem Umerov", "Volodymyr Zelenskyy", "Andrii Hnatov", "Marco Rubio", "John Hardie",
    }  # fmt: skip
    assert len(of_kind(article, ClaimKind.ROLE)) == 11
    assert article.warnings == ()


def test_the_package_knows_no_django():
    code = "import claims.extraction, claims.evaluation, sys; assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def test_an_empty_text_and_a_foreign_one_are_told_apart():
    assert extract(" \n", None).warnings == ("The text is empty.",)
    german = extract("Der Minister sagte am Dienstag, dass die Gespräche mit den Partnern gescheitert sind.", None)
    assert german.language == "de"
    assert german.claims == ()
    assert "“de”" in german.warnings[0]


def test_an_unbalanced_mark_warns_and_swallows_nothing():
    text = "Anna Berg said, “We left.” Then Tom Stone said, “We stayed and\n\nTaxes rose by 5 percent in 2019."
    found = extract(text, PUBLISHED)
    assert any("no partner" in warning for warning in found.warnings)
    assert [claim.text for claim in of_kind(found, ClaimKind.QUOTE)] == ["“We left.”"]


def test_a_missing_publication_date_is_told():
    found = extract("Anna Berg said on Tuesday that taxes would rise by 5 percent next week.", None)
    assert any("publication date" in warning for warning in found.warnings)


def test_one_claim_a_person_role_pair():
    text = "Senator Ruth Adler arrived. Senator Ruth Adler spoke. Senator Ruth Adler left."
    assert len(of_kind(extract(text, PUBLISHED), ClaimKind.ROLE)) == 1


_PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "''", "«", "»", "„", "(", ")", "[", "…", ".", ",", ":", "\n", "\n\n", " ", "—",
     "\x00", "\ud800", "😀", "said", " Anna Berg ", " he said", " according to", "that ", "Mr. ", "U.S. ", " 5% ",
     "Tuesday ",     "We left", "the senator", "é", "\u2028", "\t", "told reporters", "Senator ", "of "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_anchors_are_the_words_of_the_text_for_any_text(text):
    found = extract("The report said that it was so. " + text, PUBLISHED)
    whole = "The report said that it was so. " + text
    for claim in found.claims:
        assert 0 <= claim.start < claim.end <= len(whole)
        assert claim.text == whole[claim.start : claim.end]
        assert 0 <= claim.check_worthiness <= 1
        assert claim.statement.strip()
    spans = [mention for person in found.persons for mention in person.mentions]
    assert all(0 <= span.start < span.end <= len(whole) for span in spans)


_SYLLABLES = [one + two for one in "BCDFGHJKLMNPRSTVWZ" for two in ("a", "e", "i", "o", "u", "ai", "ou", "ei")]
_NAMES = [(one, other) for one in _SYLLABLES for other in _SYLLABLES][:8_000]  # every sentence holds four claims
MEGABYTE = 1_000_000
_HOSTILE = {
    "unclosed marks": "“a said " * (MEGABYTE // 8),
    "closing marks": "said” " * (MEGABYTE // 6),
    "straight marks": '" ' * (MEGABYTE // 2),
    "capitals": "Ab " * (MEGABYTE // 3),
    "one word": "A" * MEGABYTE,
    "brackets": "(" * MEGABYTE,
    "square brackets": "[(" * (MEGABYTE // 2),
    "stops": "." * MEGABYTE,
    "commas": "said, " * (MEGABYTE // 6),
    "apostrophes": "'a " * (MEGABYTE // 3),
    "lines": "a\n" * (MEGABYTE // 2),
    "blanks": "said " + " " * MEGABYTE + "x",
    "one sentence": "the senator said that " * (MEGABYTE // 22),
    "titles": "President Anna Berg " * (MEGABYTE // 20),
    "names": "".join(f"Senator {a}ore {b}ent said 5 people left. " for a, b in _NAMES),
    "quotations": "“We left on Tuesday,” said Anna Berg. " * 3000,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_hostile_megabyte_takes_linear_time(name):
    extract("The report said so.", PUBLISHED)  # word lists and weights are read once
    assert_twice_the_text_takes_twice_the_work(_read, _HOSTILE[name], slack=0.5)


def _read(hostile: str) -> None:
    """English, as far as the guess of the language looks."""
    extract("The mayor was there and it was not. " * 600 + hostile, PUBLISHED)


def test_three_thousand_quotations_are_all_found():
    text = "Senator Anna Berg came. " + "“We left on Tuesday,” said Anna Berg. " * 3000
    assert len(of_kind(extract(text, PUBLISHED), ClaimKind.QUOTE)) == 3000


def test_check_worthiness_has_three_decimals():
    claims = extract("The city spent 4.5 million euros on 12 bridges in 2019, the report said.", PUBLISHED).claims
    assert claims
    assert all(claim.check_worthiness == round(claim.check_worthiness, 3) for claim in claims)
