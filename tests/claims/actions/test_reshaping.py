"""Resizing, splitting, merging and undoing: what takes whose place, and what stays on record."""

from __future__ import annotations

import pytest

from claims.actions.evidence import attach_evidence
from claims.actions.extraction import apply_extraction
from claims.actions.intake import add_version
from claims.actions.reshaping import Seen, Words, merge_claims, resize_claim, split_claim
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.triage import dismiss_claim, select_claim
from claims.actions.undoing import last_step, undo_last_step
from claims.extraction.types import ClaimKind, ExtractedClaim, Extraction
from claims.models import Article, Claim, ClaimReshaping, Verdict, VerdictVersion
from claims.models.reshaping import set_aside
from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, NotPermitted, StaleVersion, TransitionNotAllowed
from tests.factories import checker, editor, make_article, make_claim, make_snapshot, published_claim, researched_claim

pytestmark = pytest.mark.django_db

TEXT = "😀 The mayor said the bridge opens in May. It costs 3.5 million euros, she added."


def article() -> Article:
    return make_article(text=TEXT)


def words(text: str, statement: str = "") -> Words:
    return Words(TEXT.index(text), TEXT.index(text) + len(text), statement)


def seen(claim: Claim) -> Seen:
    return Seen(claim.article.current_version, claim.revision)


def undo(claim: Claim, person) -> list[Claim]:
    step = last_step(Claim.objects.get(pk=claim.pk), person)
    assert step is not None
    return undo_last_step(claim=claim, actor=person, key=step.key)


def test_a_resized_claim_is_a_new_one_and_the_old_one_says_where_it_went():
    old = make_claim(article(), words="bridge opens in May", kind=ClaimKind.DATE)
    Claim.objects.filter(pk=old.pk).update(value="2026-05", check_worthiness=0.7, assigned_to=old.created_by)
    old.refresh_from_db()
    person = checker()
    new = resize_claim(claim=old, actor=person, seen=seen(old), words=words("the bridge opens in May", "It opens."))
    old.refresh_from_db()
    assert (new.text, new.statement, new.number) == ("the bridge opens in May", "It opens.", 2)
    assert (new.kind, new.value, new.claimant, new.check_worthiness) == ("date", "2026-05", "Ada Lind", 0.7)
    assert (new.state, new.assigned_to, new.created_by) == ("detected", old.assigned_to, person)
    assert (old.text, old.state, old.state_reason) == ("bridge opens in May", "dismissed", "Resized into claim 2.")
    assert new.anchors.get().start == TEXT.index("the bridge")
    events = AuditEvent.objects.filter(actor=person).values_list("action", flat=True)
    assert list(events.order_by("pk")) == ["claim.reshaped", "claim.dismissed"]
    assert list(Claim.objects.filter(set_aside())) == [old]


def test_what_was_worked_on_is_selected_again_with_its_evidence_and_draft():
    author, person = checker(), checker()
    old = researched_claim(author, article=article(), words="the bridge opens in May")
    new = resize_claim(claim=old, actor=person, seen=seen(old), words=words("said the bridge opens in May"))
    assert new.state == "in_research"
    assert [e.excerpt for e in new.evidence.all()] == [e.excerpt for e in old.evidence.all()]
    draft = VerdictVersion.objects.get(verdict__claim=new)
    assert draft.headline == VerdictVersion.objects.get(verdict__claim=old).headline
    assert set(draft.writers.all()) == {author, person}


def test_nothing_is_taken_over_unless_wanted():
    old = researched_claim(checker(), article=article(), words="the bridge opens in May")
    new = resize_claim(claim=old, actor=checker(), seen=seen(old), words=words("bridge opens in May"), take_over=False)
    assert new.state == "selected"
    assert not new.evidence.exists()
    assert not Verdict.objects.filter(claim=new).exists()


def test_a_split_leaves_no_word_behind_and_no_blank_at_the_cut():
    old = make_claim(article(), words="the bridge opens in May. It costs 3.5 million euros")
    at = TEXT.index("It costs")
    first, second = split_claim(claim=old, actor=checker(), seen=seen(old), at=at, statements=("Opens.", ""))
    assert (first.text, first.statement) == ("the bridge opens in May.", "Opens.")
    assert (second.text, second.statement) == ("It costs 3.5 million euros", "It costs 3.5 million euros")
    old.refresh_from_db()
    assert old.state_reason == "Split into claims 2 and 3."
    for outside in (TEXT.index("the bridge"), 0, len(TEXT)):
        with pytest.raises(InvalidInput):
            split_claim(claim=first, actor=checker(), seen=seen(first), at=outside)


def test_a_merge_spans_both_and_takes_over_each_passage_once():
    text = article()
    person = checker()
    one = select_claim(claim=make_claim(text, words="the bridge opens in May", claimant=""), actor=person)
    two = select_claim(claim=make_claim(text, words="opens in May. It costs 3.5 million euros"), actor=person)
    snapshot = make_snapshot()
    for claim, excerpt in ((one, snapshot.text[:20]), (two, snapshot.text[:20]), (two, snapshot.text[5:30])):
        attach_evidence(claim=claim, actor=person, snapshot=snapshot, excerpt=excerpt, stance="context")
    one.refresh_from_db()
    new = merge_claims(claim=one, other=two, actor=person, seen=seen(one), statement="Both.")
    assert new.text == "the bridge opens in May. It costs 3.5 million euros"
    assert (new.claimant, new.statement, new.evidence.count()) == ("Ada Lind", "Both.", 2)
    two.refresh_from_db()
    assert two.state_reason == "Merged into claim 3."
    with pytest.raises(InvalidInput):
        merge_claims(claim=new, other=new, actor=person, seen=seen(new))


@pytest.mark.parametrize("state", ["in_review", "approved", "published", "dismissed"])
def test_from_review_on_words_stay(state: str):
    author = checker()
    claim = researched_claim(author)
    if state == "dismissed":
        claim = dismiss_claim(claim=claim, actor=author, reason="No fact.")
    elif state == "published":
        claim = published_claim(author)
    else:
        claim = submit_verdict(claim=claim, actor=author)
        claim = approve_verdict(claim=claim, actor=editor()) if state == "approved" else claim
    with pytest.raises(TransitionNotAllowed, match=f"is {state.replace('_', ' ')}"):
        resize_claim(claim=claim, actor=author, seen=seen(claim), words=Words(0, 5))


def test_a_published_verdict_keeps_its_words_even_while_it_is_open_again():
    from claims.actions.reviews import reopen_verdict

    claim = published_claim()
    claim = reopen_verdict(claim=claim, actor=editor(), reason="New minutes.")
    with pytest.raises(TransitionNotAllowed, match="was published"):
        resize_claim(claim=claim, actor=editor(), seen=seen(claim), words=Words(0, 5))


def test_words_that_are_no_claim_are_refused_and_nothing_is_written():
    text = article()
    old, other = make_claim(text, words="the bridge opens"), make_claim(text, words="opens in May")
    before = AuditEvent.objects.count()
    for wanted in (words("the bridge opens"), words("opens in May"), Words(5, 5), Words(0, 10_000), Words(1, 2)):
        with pytest.raises(InvalidInput):
            resize_claim(claim=old, actor=checker(), seen=seen(old), words=wanted)
    with pytest.raises(InvalidInput):
        merge_claims(claim=old, other=make_claim(), actor=checker(), seen=seen(old))
    with pytest.raises(StaleVersion):
        resize_claim(claim=old, actor=checker(), seen=Seen(text.current_version, 7), words=words("bridge opens"))
    with pytest.raises(NotPermitted):
        resize_claim(claim=old, actor=checker(is_active=False), seen=seen(old), words=words("bridge opens"))
    old.refresh_from_db()
    assert old.state == other.state == "detected"
    assert not ClaimReshaping.objects.exists()
    assert AuditEvent.objects.exclude(action__in=("article.created", "claim.added")).count() == 0 < before


def test_in_a_newer_version_words_are_chosen_anew():
    text = article()
    old = make_claim(text, words="the bridge opens in May")
    version = text.current_version
    add_version(article=text, actor=checker(), text="Quite another text.")
    with pytest.raises(TransitionNotAllowed, match="newer version"):
        resize_claim(claim=old, actor=checker(), seen=Seen(version), words=words("bridge opens"))
    text.refresh_from_db()
    with pytest.raises(InvalidInput, match="no longer in the article"):
        resize_claim(claim=old, actor=checker(), seen=Seen(text.current_version), words=Words(0, 5))


def found(text: str, kind: ClaimKind = ClaimKind.STATEMENT, **reading: str) -> ExtractedClaim:
    start = TEXT.index(text)
    return ExtractedClaim(kind, start, start + len(text), text, statement=text, **reading)


def test_reading_again_brings_nothing_back_that_was_resized_split_or_merged_away():
    text = article()
    version = text.current_version
    engine = Extraction(
        tuple(found(each) for each in ("The mayor said", "the bridge opens in May", "It costs 3.5 million euros")), "en"
    )
    apply_extraction(version=version, extraction=engine)
    one, two, three = Claim.objects.order_by("number")
    person = checker()
    split_claim(claim=one, actor=person, seen=seen(one), at=TEXT.index("said"))
    merge_claims(claim=two, other=three, actor=person, seen=seen(two))
    apply_extraction(version=version, extraction=engine)
    read_otherwise = tuple(found(each.text, person="Ada Lind") for each in engine.claims)
    apply_extraction(version=version, extraction=Extraction(read_otherwise, "en"))
    assert Claim.objects.count() == 6
    add_version(article=text, actor=person, text=f"{TEXT} More.")
    text.refresh_from_db()
    apply_extraction(version=text.current_version, extraction=engine)
    assert Claim.objects.count() == 6


@pytest.mark.parametrize("worked_on", [False, True])
def test_a_reshaping_is_undone_until_somebody_builds_on_it(worked_on: bool):
    person = checker()
    text = article()
    if worked_on:
        old = researched_claim(person, article=text, words="the bridge opens in May")
    else:
        old = make_claim(text, words="the bridge opens in May")
    state = old.state
    new = resize_claim(claim=old, actor=person, seen=seen(old), words=words("bridge opens in May"))
    assert [(each.pk, each.state) for each in undo(new, checker())] == [(old.pk, state)]
    new.refresh_from_db()
    assert (new.state, new.state_reason) == ("dismissed", "Undone: it was resized from another claim.")
    assert set(Claim.objects.filter(set_aside())) == {new}
    assert last_step(new, person) is None
    restored = AuditEvent.objects.get(action="claim.restored")
    assert restored.detail["reason"] == "Undone: resized into 2."
    old.refresh_from_db()
    again = resize_claim(claim=old, actor=person, seen=seen(old), words=words("bridge opens in May"))
    assert again.number == 3


def test_what_was_built_on_a_reshaping_keeps_it():
    person = checker()
    old = researched_claim(person, article=article(), words="the bridge opens in May")
    new = resize_claim(claim=old, actor=person, seen=seen(old), words=words("bridge opens in May"))
    key = last_step(new, person).key
    snapshot = make_snapshot()
    attach_evidence(claim=new, actor=person, snapshot=snapshot, excerpt=snapshot.text[:9], stance="context")
    assert last_step(Claim.objects.get(pk=old.pk), person) is None
    with pytest.raises(TransitionNotAllowed, match="went on working"):
        undo_last_step(claim=new, actor=person, key=key)
    old.refresh_from_db()
    assert old.state == "dismissed"


def test_splits_and_merges_are_undone_as_a_whole():
    person = checker()
    text = article()
    one, two = make_claim(text, words="the bridge opens in May"), make_claim(text, words="It costs 3.5 million euros")
    merged = merge_claims(claim=one, other=two, actor=person, seen=seen(one))
    assert {each.pk for each in undo(merged, person)} == {one.pk, two.pk}
    one.refresh_from_db()
    first, second = split_claim(claim=one, actor=person, seen=seen(one), at=TEXT.index("opens"))
    undo(second, person)
    assert set(Claim.objects.filter(state="detected")) == {one, two}
    first.refresh_from_db()
    assert first.state == "dismissed"


def test_ones_own_dismissal_and_selection_are_undone_while_nothing_followed():
    person, other = checker(), checker()
    claim = select_claim(claim=make_claim(actor=person), actor=person)
    assert last_step(claim, other) is None
    assert undo(claim, person)[0].state == "detected"
    assert last_step(Claim.objects.get(), person) is None
    claim = dismiss_claim(claim=Claim.objects.get(), actor=person, reason="An opinion.")
    assert undo(claim, person)[0].state == "detected"
    claim = select_claim(claim=Claim.objects.get(), actor=person)
    key = last_step(claim, person).key
    snapshot = make_snapshot()
    attach_evidence(claim=claim, actor=person, snapshot=snapshot, excerpt=snapshot.text[:9], stance="context")
    with pytest.raises(TransitionNotAllowed):
        undo_last_step(claim=claim, actor=person, key=key)
    claim = dismiss_claim(claim=Claim.objects.get(), actor=person, reason="An opinion.")
    back = undo(claim, person)[0]
    assert (back.state, back.evidence.count()) == ("in_research", 1)
    with pytest.raises(TransitionNotAllowed):
        undo_last_step(claim=claim, actor=person, key="event-1")
