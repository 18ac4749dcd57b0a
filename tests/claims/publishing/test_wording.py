"""The exact words of a claim inside their sentence: which text around them, how much of it, and from which version."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions.intake import add_version
from claims.actions.triage import clear_attention
from claims.extraction.types import ClaimKind
from claims.models import ClaimAnchor
from claims.publishing.wording import MOST_CHARACTERS, REACH, Wording, in_sentence, load_wording
from tests.claims.publishing.pages import get, mark_up, republished, verdict_path, words
from tests.factories import checker, make_article, make_claim, published_claim

LONG = "The " + "very " * 120 + "old harbour holds 11,200 containers, which is " + "far " * 120 + "too many."


def shown(text: str, exact: str) -> Wording:
    start = text.index(exact)
    return in_sentence(text, start, start + len(exact))


def test_a_bare_number_shows_its_sentence_and_nothing_beside_it() -> None:
    text = "The council met. The harbour holds 11,200 containers. Nobody left."
    assert shown(text, "11,200") == Wording("The harbour holds ", "11,200", " containers.")


@pytest.mark.parametrize(
    "exact", ["The harbour holds 11,200 containers.", "The harbour holds 11,200 containers", "harbour holds 11,200"]
)
def test_a_whole_sentence_stands_alone(exact: str) -> None:
    text = "The council met. “The harbour holds 11,200 containers.” Nobody left."
    wording = shown(text, exact)
    assert wording.words == exact
    assert wording.stands_alone == exact.startswith("The")


def test_paragraphs_end_the_sentence_where_a_headline_has_no_full_stop() -> None:
    text = "Harbour full\n\nIt holds 11,200 containers\n\nNobody left"
    assert shown(text, "11,200") == Wording("It holds ", "11,200", " containers")


def test_words_over_two_sentences_get_what_is_missing_of_both() -> None:
    text = "He said it twice. The harbour is full. Nobody left."
    assert shown(text, "twice. The harbour") == Wording("He said it ", "twice. The harbour", " is full.")


def test_wrapped_lines_are_joined_and_the_exact_words_kept_to_the_letter() -> None:
    text = (
        "The harbour of the old city by the sea holds as many as\n"
        "11,200  containers in all of its basins, old and new,\nsince May."
    )
    assert shown(text, "11,200  containers") == Wording(
        "The harbour of the old city by the sea holds as many as ",
        "11,200  containers",
        " in all of its basins, old and new, since May.",
    )


def test_a_long_sentence_is_cut_between_words() -> None:
    wording = shown(LONG, "11,200")
    assert wording.before.startswith("… very ")
    assert wording.before.endswith("old harbour holds ")
    assert wording.after.startswith(" containers, which is far")
    assert wording.after.endswith(" far …")
    length = len(wording.before + wording.words + wording.after)
    assert MOST_CHARACTERS - 12 <= length <= MOST_CHARACTERS + 4, "the ellipses and their blanks come on top"


@pytest.mark.parametrize(("before", "after"), [(5, 500), (500, 5)])
def test_room_that_one_side_does_not_need_goes_to_the_other(before: int, after: int) -> None:
    text = "A " + "b" * (before - 3) + " 11,200 " + "c " * (after // 2) + "."
    wording = shown(text, "11,200")
    assert len(wording.before + wording.words + wording.after) > MOST_CHARACTERS - 6


def test_the_words_themselves_are_never_cut() -> None:
    exact = LONG[10:-10]
    wording = shown(LONG, exact)
    assert wording.words == exact
    assert (wording.before, wording.after) == ("… ", " …") or wording.before.startswith("…")


def test_a_text_without_blanks_is_cut_too() -> None:
    text = "港" * 900 + "42" + "船" * 900
    wording = shown(text, "42")
    assert wording.before == "…" + "港" * 149
    assert wording.after == "船" * 149 + "…"


def test_hostile_text_takes_no_time() -> None:
    text = "\"'.? " * 200_000 + "42" + " ?!." * 200_000
    start = text.index("42")
    began = time.perf_counter()
    in_sentence(text[start - REACH : start + REACH], REACH, REACH + 2)
    assert time.perf_counter() - began < 0.5


@pytest.mark.django_db
@pytest.mark.parametrize("distance", [0, 1, REACH - 1, REACH, REACH + 1, 5 * REACH])
def test_offsets_hold_wherever_the_words_stand(distance: int) -> None:
    text = "🚢" * distance + "\n\nThe harbour holds 11,200 containers. " + "Xyz. " * REACH
    claim = make_claim(make_article(text=text.lstrip()), words="11,200", kind=ClaimKind.NUMBER)
    assert load_wording(claim, timezone.now()) == Wording("The harbour holds ", "11,200", " containers.")


@pytest.mark.django_db
def test_a_claim_without_an_anchor_shows_its_words() -> None:
    claim = make_claim(make_article(text="The harbour holds 11,200 containers."), words="11,200")
    long_ago = timezone.now() - timedelta(days=9)
    assert load_wording(claim, long_ago) == Wording("", "11,200", "")
    ClaimAnchor.objects.filter(claim=claim).delete()
    assert load_wording(claim, timezone.now()) == Wording("", "11,200", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quotation", "alone"),
    [("“We will rebuild it all,”", False), ("“We will rebuild the old bridge by next May,”", True)],
)
def test_only_a_longer_quotation_stands_alone(quotation: str, alone: bool) -> None:
    claim = make_claim(make_article(text=f"{quotation} said Mayor Ada Lind."), words=quotation, kind=ClaimKind.QUOTE)
    wording = load_wording(claim, timezone.now())
    assert wording == Wording("", quotation, "" if alone else " said Mayor Ada Lind.")


@pytest.mark.django_db
def test_the_page_marks_the_exact_words_in_their_sentence(client) -> None:
    article = make_article(text="The council met. The <b>harbour</b> holds 11,200 & more. Nobody left.")
    claim = published_claim(article=article, words="11,200", kind=ClaimKind.NUMBER, statement="The harbour holds it.")
    page = get(client, verdict_path(claim))
    [box] = page.find_class("claim-box")
    assert words(box.find("blockquote")) == "The <b>harbour</b> holds 11,200 & more."
    [marked] = box.iter("mark")
    assert marked.text_content() == "11,200"
    assert "We rate the underlined words" in words(box)


@pytest.mark.django_db
def test_words_that_stand_alone_carry_no_mark(client) -> None:
    article = make_article(text="The council met. The harbour is full. Nobody left.")
    claim = published_claim(article=article, words="The harbour is full")
    page = get(client, verdict_path(claim))
    [box] = page.find_class("claim-box")
    assert words(box.find("blockquote")) == "The harbour is full"
    assert not list(box.iter("mark"))
    assert "underlined" not in words(box)


@pytest.mark.django_db
@pytest.mark.parametrize("changed", ["The port can take 11,200 boxes.", "The harbour is empty."])
def test_a_newer_article_version_changes_no_byte(client, changed: str) -> None:
    author = checker()
    article = make_article(author, text="The harbour holds 11,200 containers. Nobody left.")
    claim = published_claim(author, article=article, words="11,200", kind=ClaimKind.NUMBER)
    before = client.get(verdict_path(claim))
    article.refresh_from_db()
    add_version(article=article, actor=author, text=changed)
    after = client.get(verdict_path(claim))
    assert after.content == before.content
    assert after["ETag"] == before["ETag"]


@pytest.mark.django_db
def test_a_new_verdict_version_shows_the_sentence_as_it_stands_by_then(client) -> None:
    author = checker()
    article = make_article(author, text="The harbour holds 11,200 containers. Nobody left.")
    claim = published_claim(author, article=article, words="11,200", kind=ClaimKind.NUMBER)
    add_version(article=article, actor=author, text="The port can take 11,200 boxes.")
    claim.refresh_from_db()
    claim = clear_attention(claim=claim, actor=author, reason="The sentence changed, the figure did not.")
    claim = republished(claim, correction_note="The article was changed.")
    [box] = get(client, verdict_path(claim)).find_class("claim-box")
    assert words(box.find("blockquote")) == "The port can take 11,200 boxes."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "exact", "kind", "expected"),
    [
        ("The harbour holds 11,200 containers.", "11,200", ClaimKind.NUMBER, "STATEMENT"),
        ("Ada Lind was the mayor of the old city then.", "the mayor of the old city", ClaimKind.ROLE, "STATEMENT"),
        ("“Never again,” said Ada Lind.", "“Never again,”", ClaimKind.QUOTE, "STATEMENT"),
        ("“We will rebuild it,” said Ada Lind.", "“We will rebuild it,”", ClaimKind.QUOTE, "WORDS"),
        ("The harbour holds 11,200 containers.", "The harbour holds 11,200 containers", ClaimKind.NUMBER, "WORDS"),
    ],
)
def test_claim_reviewed_says_what_was_claimed(client, text: str, exact: str, kind: ClaimKind, expected: str) -> None:
    statement = "Ada Lind, the mayor of the old city by the sea, said in May 2025 that the harbour holds 11,200."
    claim = published_claim(article=make_article(text=text), words=exact, kind=kind, statement=statement)
    [review] = mark_up(get(client, verdict_path(claim)))
    assert review["claimReviewed"] == (statement if expected == "STATEMENT" else exact)
