"""The gates of publication: which a desk asks for, whether a claim meets them, and written exceptions from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from claims.cited_sources import independence_of
from claims.extraction.types import ClaimKind
from claims.models import Claim, DeskPolicy, Finding, Gate, GateException
from claims.permissions import require
from claims.reply_register import reply_offered
from claims.verification.outcomes import Check
from claims.workflow import CLOSED_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, TransitionNotAllowed


@dataclass(frozen=True, slots=True)
class Unmet:
    """A gate that a claim does not meet, and the sentence that says why and what to do."""

    gate: Gate
    sentence: str


def policy_of(claim: Claim) -> DeskPolicy:
    """The rules of the claim's desk; no query where ``article__desk__policy`` is loaded."""
    desk = claim.article.desk
    try:
        return desk.policy
    except DeskPolicy.DoesNotExist:
        return DeskPolicy(desk=desk)


def unmet_gates(claim: Claim) -> list[Unmet]:
    """The gates of the claim's desk that it does not meet and that nobody made an exception from."""
    policy = policy_of(claim)
    excepted = set(GateException.objects.filter(claim=claim, ended_at__isnull=True).values_list("gate", flat=True))
    asked = [gate for gate in Gate if gate in policy.gates and gate.value not in excepted]
    sentences = [(gate, _CHECKS[gate](claim)) for gate in asked]
    return [Unmet(gate, sentence) for gate, sentence in sentences if sentence]


@transaction.atomic
def make_exception(*, claim: Claim, actor: User, gate: str, reason: str) -> GateException:
    """Let the claim pass ``gate`` although it does not meet it; the verdict page prints ``reason``.

    Raises ``NotPermitted``, ``InvalidInput`` (unknown gate, no reason, or there is one already) and
    ``TransitionNotAllowed`` once the verdict is handed in: what is reviewed does not change.
    """
    require(actor, "except_gate", claim)
    claim = _open(claim)
    if gate not in Gate.values:
        raise InvalidInput("unknown_gate", f"Choose a gate: {', '.join(Gate.values)}.")
    reason = reason.strip()
    if not reason:
        raise InvalidInput("reason_required", "Say why; readers of the verdict page will read it.")
    try:
        with transaction.atomic():
            made = GateException.objects.create(claim=claim, gate=gate, reason=reason, made_by=actor)
    except IntegrityError as error:
        raise InvalidInput("exception_exists", "There is an exception from this gate already.") from error
    record(actor=actor, action="gate.excepted", obj=claim, gate=gate, reason=reason)
    return made


@transaction.atomic
def end_exception(*, exception: GateException, actor: User) -> GateException:
    """Ask for the gate again; the exception stays on record."""
    require(actor, "except_gate", exception.claim)
    claim = _open(exception.claim)
    changed = GateException.objects.filter(pk=exception.pk, ended_at__isnull=True).update(ended_at=timezone.now())
    if changed:
        record(actor=actor, action="gate.exception_ended", obj=claim, gate=exception.gate)
    exception.refresh_from_db()
    return exception


def _open(claim: Claim) -> Claim:
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.state in CLOSED_STATES | {ClaimState.IN_REVIEW, ClaimState.APPROVED}:
        raise TransitionNotAllowed(
            "not_editable", f"The claim is {ClaimState(claim.state).label}; have it returned or open it again first."
        )
    return claim


def _lacks_sources(claim: Claim) -> str:
    cited = independence_of(claim)
    if cited.is_sufficient:
        return ""
    return (
        "A verdict needs two independent sources or one primary source; copies of one text and texts of one "
        f"publisher count once. So far: {cited.summary}"
    )


def _lacks_comparison(claim: Claim) -> str:
    if claim.kind != ClaimKind.QUOTE.value or _findings(claim, Check.QUOTE).exclude(outcome="not_found").exists():
        return ""
    return "This desk has every quotation compared with a source that holds its words, and none is attached."


def _lacks_tenure(claim: Claim) -> str:
    if claim.kind != ClaimKind.ROLE.value or _findings(claim, Check.ROLE).exclude(outcome="unknown").exists():
        return ""
    return "This desk has every role compared with who held the post at its date, and nothing here says who did."


def _lacks_reply(claim: Claim) -> str:
    offered = reply_offered(claim)
    return "" if offered.is_offered else offered.sentence


def _findings(claim: Claim, check: Check) -> models.QuerySet[Finding]:
    return Finding.objects.filter(claim=claim, kind=check.value, superseded_at__isnull=True)


_CHECKS: dict[Gate, Callable[[Claim], str]] = {
    Gate.SOURCES: _lacks_sources,
    Gate.QUOTES: _lacks_comparison,
    Gate.ROLES: _lacks_tenure,
    Gate.REPLY: _lacks_reply,
}
