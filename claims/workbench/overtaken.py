"""For whoever saves a verdict second: what they had before them, what stands there now, and what they typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.models import DraftRevision, VerdictVersion
from claims.workbench.draft_changes import LABELS, Change, changes, label_of, words_of
from claims.workbench.forms import VerdictForm
from claims.workbench.refused import Failed
from factcheck.errors import FactcheckError


@dataclass(frozen=True, slots=True)
class Overtaken:
    """``theirs`` are the fields that somebody else changed meanwhile; ``kept`` those of them that the form now says as
    they do, because one had not touched them; ``yours`` what saving now would change of what stands there.
    """

    by: str
    saved_at: dt.datetime
    theirs: Sequence[Change]
    kept: Sequence[str]
    yours: Sequence[Change]


def seen_words(draft: VerdictVersion, error: FactcheckError) -> dict[str, str] | None:
    """What the refused writer had before them: nothing where there was no draft yet; None where that was not kept."""
    seen = error.details.get("seen")
    if seen is None:
        return dict.fromkeys(LABELS, "")
    state = DraftRevision.objects.filter(version=draft, revision=seen).select_related("rating").first()
    return words_of(state) if state is not None else None


def untouched(form: VerdictForm, before: Mapping[str, str], draft: VerdictVersion) -> dict[str, str]:
    """The fields that the typed form leaves as they were seen while the draft says something else now, as posted."""
    now, typed = words_of(draft), _typed(form)
    return {
        name: _posted(draft, name)
        for name in LABELS
        if name in form.fields and typed[name] == before[name] and now[name] != before[name]
    }


def read_overtaken(draft: VerdictVersion | None, failed: Failed | None) -> Overtaken | None:
    """The comparison for a verdict that was refused because it was stale; two queries."""
    if draft is None or failed is None or failed.slug != "verdict" or failed.error.code != "stale_revision":
        return None
    assert isinstance(failed.form, VerdictForm), "the slug is the verdict form's own"
    saved = DraftRevision.objects.filter(version=draft, revision=draft.revision).select_related("author").first()
    before, now, typed = seen_words(draft, failed.error), words_of(draft), _typed(failed.form)
    theirs = changes(before, now) if before is not None else []
    return Overtaken(
        by=(saved.author if saved else draft.author).public_name,
        saved_at=draft.updated_at,
        theirs=theirs,
        kept=[change.label for change in theirs if change.name in typed and typed[change.name] == now[change.name]],
        yours=changes(now, now | typed),
    )


def _typed(form: VerdictForm) -> dict[str, str]:
    data = form.cleaned_data
    typed = {name: str(data.get(name) or "").replace("\r\n", "\n").strip() for name in LABELS if name in form.fields}
    return typed | {"rating": label_of(data.get("rating"))}


def _posted(draft: VerdictVersion, name: str) -> str:
    return str(draft.rating_id or "") if name == "rating" else str(getattr(draft, name))
