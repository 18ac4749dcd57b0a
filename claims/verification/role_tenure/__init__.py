"""Role at the date: did this person hold this post there then, as far as data about holdings says?

``check_role`` compares a role as an article words it with holdings of posts (from Wikidata, say) and shows who held
the post around the date. What the data leaves unsaid stays unknown: a missing end is not "still in office".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from claims.verification.finding import Certainty, Finding
from claims.verification.role_tenure.agreement import is_branch, same_organisation, same_post
from claims.verification.role_tenure.days import Days, read_days
from claims.verification.role_tenure.holdings import Holding, State, read_holding
from claims.verification.role_tenure.people import same_person
from claims.verification.role_tenure.wording import Wording, is_shared, names_place, readings, told_words

_LONGEST_WAIT = timedelta(days=400)  # from election or nomination to taking office
_AROUND = 2  # holdings shown before and after the date
_LONGEST_SHOWN = 120  # characters of a name in an explanation


@dataclass(frozen=True, slots=True)
class Tenure:
    """A line of the succession: who held the post, from when to when (as the data writes it), and the state then."""

    person: str
    position: str
    organisation: str | None
    start: str | None
    end: str | None
    state: str


@dataclass(frozen=True, slots=True)
class RoleFinding(Finding):
    """``outcome``: held, ended, not_begun, other_organisation, other_person, qualifier_mismatch or unknown.

    ``succession``: holdings of the post around the date, in the order of their beginning. ``on``: the date as it was
    given, "" without one.
    """

    succession: tuple[Tenure, ...] = ()
    on: str = ""


def check_role(
    person: str,
    role: str,
    organisation: str | None,
    on: str | date | None,
    holdings: Sequence[Mapping[str, Any]],
    *,
    to_come: bool = False,
) -> RoleFinding:
    """Compares "``person`` is ``role`` (of ``organisation``)" on the day, month or year ``on`` with holdings.

    ``role`` is as the article words it, with "former", "acting", "-elect", "then"; these are part of what is checked.
    ``to_come`` where the clause, not the title, says that the post will be taken up ("will become mayor").
    An ``organisation`` of None agrees with any. Any strings are accepted; unreadable dates count as missing.
    """
    return _Check(person, role, organisation, on, holdings, to_come=to_come).finding()


class _Check:
    def __init__(
        self,
        person: str,
        role: str,
        organisation: str | None,
        on: str | date | None,
        holdings: Sequence[Mapping[str, Any]],
        *,
        to_come: bool,
    ) -> None:
        self._claimed = f"{_short(person)} as {_short(role)}" + (f" ({_short(organisation)})" if organisation else "")
        self._on = read_days(on)
        self._written_on = str(on)
        claimed = readings(role, organisation)
        self._claim = replace(claimed[0], time="designate") if to_come else claimed[0]
        read = list(dict.fromkeys(read_holding(data) for data in holdings))  # two sources may tell one holding
        agreeing = {id(holding): _agreeing(claimed, holding) for holding in read}
        self._post: list[Holding] = []
        self._elsewhere: list[Holding] = []
        said = [told_words(role, organisation)]
        if organisation and (self._claim.places or self._claim.names) and names_place(role):
            said.append(told_words(role, None))  # "Bishop of Gloucester", of the Church of England
        for holding in read:
            pairs = agreeing[id(holding)]
            if any(same_organisation(*pair) for pair in pairs) or _told_alike(said, holding, agreeing=bool(pairs)):
                self._post.append(holding)
            elif pairs and same_person(person, holding.person):
                self._elsewhere.append(holding)
        self._own = [holding for holding in self._post if same_person(person, holding.person)]
        self._others = [holding for holding in self._post if not same_person(person, holding.person)]

    def finding(self) -> RoleFinding:
        if self._on is None:
            return self._answer("unknown", "The date of the statement is not known.", Certainty.UNSURE)
        if self._claim.time == "former":
            return self._former(self._on)
        if self._claim.time == "designate":
            return self._designate(self._on)
        if self._claim.time == "then":
            return self._then(self._on)
        return self._plain(self._on)

    # ---------------------------------------------------------------- the four ways of holding a post

    def _plain(self, on: Days) -> RoleFinding:
        right = [h for h in self._own if h.wording.acting == self._claim.acting and h.wording.time is None]
        held = _in(right, on, State.HELD)
        if held:
            return self._answer("held", f"The data has it: {_told(held)}.", _sure(held, on))
        otherwise = _in(self._own, on, State.HELD)  # acting, or designate
        if otherwise:
            return self._answer(
                "qualifier_mismatch", f"At that date the data has the post held otherwise: {_told(otherwise)}."
            )
        return self._not_held(right or [h for h in self._own if h.wording.time is None], on)

    def _former(self, on: Days) -> RoleFinding:
        own = [h for h in self._own if h.wording.time is None or h.wording.time == "former"]
        going_on = [h for h in own if h.goes_on_after(on)]
        if going_on:
            return self._answer("qualifier_mismatch", f"Called former, but still in office then: {_told(going_on)}.")
        over = [h for h in own if h.over_by(on)]
        if over:
            return self._answer("held", f"The holding was over by then: {_told(over)}.", Certainty.CERTAIN)
        begun = [h for h in own if h.state(on) is State.UNKNOWN and h.start and h.start.first <= on.last]
        after = self._holder_instead(on, begun) if begun else []
        if after:
            return self._answer(
                "held", f"The end is not given ({_told(begun)}), but somebody else held the post then: {_told(after)}."
            )
        held = _in(own, on, State.HELD)
        if held:
            return self._answer("qualifier_mismatch", f"Called former, but in office then: {_told(held)}.")
        coming = _in(own, on, State.NOT_BEGUN)
        if coming and len(coming) == len(own):
            return self._answer("not_begun", f"The holding had not begun: {_told(coming)}.")
        elsewhere = [h for h in self._elsewhere if h.over_by(on)]
        if elsewhere and not own:
            return self._answer("other_organisation", f"The post was held elsewhere: {_told(elsewhere)}.")
        return self._unknown(own)

    def _designate(self, on: Days) -> RoleFinding:
        named = _in((h for h in self._own if h.wording.time == "designate"), on, State.HELD)
        if named:
            return self._answer("held", f"The data has it: {_told(named)}.", _sure(named, on))
        own = [h for h in self._own if h.wording.time is None and h.wording.acting == self._claim.acting]
        begun_before = [
            h for h in own if h.state(on) is State.HELD and h.start is not None and h.start.first < on.first
        ]
        if begun_before:
            return self._answer("qualifier_mismatch", f"Already in office then: {_told(begun_before)}.")
        coming = [h for h in own if h.start and h.start.last >= on.first]
        near = [h for h in coming if h.start and h.start.first - on.last <= _LONGEST_WAIT]
        if near:
            return self._answer("held", f"The post was to be taken up later: {_told(near)}.")
        if coming:
            return self._answer("not_begun", f"The post was taken up only much later: {_told(coming)}.")
        return self._not_held(own, on)

    def _then(self, on: Days) -> RoleFinding:
        right = [h for h in self._own if h.wording.acting == self._claim.acting and h.wording.time is None]
        begun = [h for h in right if (h.start and h.start.last <= on.last) or (not h.start and h.over_by(on))]
        if begun:
            return self._answer("held", f"The post was held at or before that date: {_told(begun)}.")
        coming = _in(right, on, State.NOT_BEGUN)
        if coming and len(coming) == len(right):
            return self._answer("not_begun", f"The holding had not begun: {_told(coming)}.")
        otherwise = [h for h in self._own if h.start and h.start.last <= on.last]
        if otherwise and not right:
            return self._answer("qualifier_mismatch", f"The data has the post held otherwise: {_told(otherwise)}.")
        return self._unknown(right)

    # ---------------------------------------------------------------- not held

    def _not_held(self, own: list[Holding], on: Days) -> RoleFinding:
        states = {h.state(on) for h in own}
        if State.UNKNOWN not in states:
            ended, coming = _in(own, on, State.ENDED), _in(own, on, State.NOT_BEGUN)
            if ended:
                return self._answer("ended", f"The holding had ended: {_told(ended)}{self._instead(on, own)}.")
            if coming:
                return self._answer("not_begun", f"The holding had not begun: {_told(coming)}{self._instead(on, own)}.")
            elsewhere = _in(self._elsewhere, on, State.HELD)
            if elsewhere:
                return self._answer("other_organisation", f"At that date the same post elsewhere: {_told(elsewhere)}.")
        others = self._holder_instead(on, own)
        if others:
            return self._answer("other_person", f"Somebody else held the post then: {_told(others)}.")
        return self._unknown(own)

    def _instead(self, on: Days, own: list[Holding]) -> str:
        others = self._holder_instead(on, own)
        return f"; then it was {_told(others)}" if others else ""

    def _holder_instead(self, on: Days, own: list[Holding]) -> list[Holding]:
        """Who else surely held the post, where only one person can and the data tells which organisation is meant."""
        if is_shared(self._claim.post):
            return []
        held = [h for h in _in(self._others, on, State.HELD) if h.wording.time is None]
        if not held:
            return []
        reference = own or held
        if not self._told_where() and any(
            not same_organisation(reference[0].wording, h.wording) for h in [*self._post, *held]
        ):
            return []
        return [h for h in held if all(same_organisation(o.wording, h.wording) for o in own)]

    def _told_where(self) -> bool:
        return bool(self._claim.places or self._claim.names)

    def _unknown(self, own: list[Holding]) -> RoleFinding:
        if own:
            return self._answer("unknown", f"The data does not say whether it was held then: {_told(own)}.")
        return self._answer(
            "unknown", "The data has no holding of this post by this person, and none that speaks against it."
        )

    # ---------------------------------------------------------------- the answer

    def _answer(self, outcome: str, why: str, certainty: Certainty = Certainty.LIKELY) -> RoleFinding:
        if outcome == "unknown":
            certainty = Certainty.UNSURE
        explanation = (
            f"Compared {self._claimed} on {self._written_on} with {_count(len(self._post))} of the post. {why}"
        )
        return RoleFinding(outcome, explanation, certainty, self._succession(), self._written_on if self._on else "")

    def _succession(self) -> tuple[Tenure, ...]:
        on = self._on
        ordered = sorted(self._post or self._elsewhere, key=_order)
        if on is not None:
            before = [h for h in ordered if h.state(on) is State.ENDED][-_AROUND:]
            after = [h for h in ordered if h.state(on) is State.NOT_BEGUN][:_AROUND]
            ordered = [h for h in ordered if h in before or h in after or h.state(on) in (State.HELD, State.UNKNOWN)]
        return tuple(
            Tenure(
                h.person,
                h.position,
                h.organisation,
                h.written_start,
                h.written_end,
                h.state(on) if on else State.UNKNOWN,
            )
            for h in ordered
        )


def _agreeing(claimed: Sequence[Wording], holding: Holding) -> list[tuple[Wording, Wording]]:
    """The readings on both sides that name one post."""
    return [(one, other) for one in claimed for other in holding.readings if same_post(one, other)]


def _told_alike(said: Sequence[frozenset[str]], holding: Holding, *, agreeing: bool) -> bool:
    """Whether both tell the post in the same words, wherever they part it from the organisation.

    Where the posts agree, the holding may say more ("Ferrari team principal", of "Scuderia Ferrari"), unless that is
    the name of a branch.
    """
    whole = told_words(holding.position, holding.organisation)
    if any(words and words in (whole, told_words(holding.position, None)) for words in said):
        return True
    named = told_words(None, holding.organisation)
    return agreeing and any(words < whole and not is_branch(named - words) for words in said)


def _in(holdings: Iterable[Holding], on: Days, state: State) -> list[Holding]:
    return [holding for holding in holdings if holding.state(on) is state]


def _sure(holdings: list[Holding], on: Days) -> Certainty:
    """Certain where the whole of ``on`` lies within one holding."""
    whole = any(
        h.start and h.start.last <= on.first and (h.current or (h.end and h.end.first >= on.last)) for h in holdings
    )
    return Certainty.CERTAIN if whole else Certainty.LIKELY


def _order(holding: Holding) -> date:
    known = holding.start or holding.end
    return known.first if known else date.max


def _told(holdings: Sequence[Holding]) -> str:
    shown = [
        f"{_short(h.person)}, {_short(h.position)}"
        + (f" ({_short(h.organisation)})" if h.organisation else "")
        + f", {h.dates}"
        for h in sorted(holdings, key=_order)[-_AROUND:]
    ]
    return "; ".join(shown)


def _count(number: int) -> str:
    return "1 holding" if number == 1 else f"{number} holdings"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


__all__ = ["RoleFinding", "Tenure", "check_role"]
