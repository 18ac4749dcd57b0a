"""What stands between a claim and its publication: holds, recusals, the gates of the desk and exceptions from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.forms import Form
from django.utils import timezone

from claims.actions.gates import unmet_gates
from claims.actions.restrictions import may_lift
from claims.models import Claim, Gate, GateException, Hold, Recusal, put_on
from claims.permissions import may
from claims.workbench.forms import ReasonForm
from claims.workbench.refused import FormDesk
from claims.workbench.restriction_forms import ExceptionForm, HoldForm, RecuseForm
from claims.workflow import CLOSED_STATES, ClaimState
from factcheck.accounts.models import User

_DECIDED = CLOSED_STATES | {ClaimState.IN_REVIEW, ClaimState.APPROVED}


@dataclass(frozen=True, slots=True)
class Standing:
    """A hold, recusal or exception that stands. ``form`` ends it; None for who may not.

    ``everywhere``: it covers the whole article.
    """

    row: Hold | Recusal | GateException
    form: Form | None
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class UnmetGate:
    """A gate that is not met, with the form of a written exception for who may make one."""

    gate: Gate
    sentence: str
    form: Form | None


@dataclass(frozen=True, slots=True)
class RestrictionsBox:
    holds: Sequence[Standing]
    recusals: Sequence[Standing]
    exceptions: Sequence[Standing]
    unmet: Sequence[UnmetGate]
    hold_form: Form | None
    recuse_form: Form | None

    @property
    def open(self) -> bool:
        """Whether a form of this box was refused and has to be seen."""
        forms = [self.hold_form, self.recuse_form, *(gate.form for gate in self.unmet)]
        return any(form is not None and form.is_bound for form in forms)


def read_restrictions(claim: Claim, user: User, forms: FormDesk) -> RestrictionsBox:
    """Everything that stands on the claim or its article; a number of queries that does not depend on how much."""
    holds = Hold.objects.filter(put_on(claim), Q(until=None) | Q(until__gt=timezone.now()), lifted_at__isnull=True)
    recusals = Recusal.objects.filter(put_on(claim), ended_at__isnull=True)
    exceptions = GateException.objects.filter(claim=claim, ended_at__isnull=True).select_related("made_by")
    closed = claim.state in CLOSED_STATES
    may_except = may(user, "except_gate", claim) and claim.state not in _DECIDED
    may_assign = may(user, "assign", claim)
    return RestrictionsBox(
        holds=[
            Standing(
                hold,
                forms.give(ReasonForm(slug=f"lift-{hold.pk}")) if may_lift(_with(hold, claim), user) else None,
                hold.claim_id is None,
            )
            for hold in holds.select_related("placed_by")
        ],
        recusals=[
            Standing(
                recusal,
                forms.give(ReasonForm(slug=f"take-part-{recusal.pk}"))
                if may_assign and recusal.person_id != user.pk
                else None,
                recusal.claim_id is None,
            )
            for recusal in recusals.select_related("person")
        ],
        exceptions=[
            Standing(exception, ReasonForm(slug=f"end-exception-{exception.pk}") if may_except else None)
            for exception in exceptions
        ],
        unmet=[
            UnmetGate(
                unmet.gate,
                unmet.sentence,
                forms.give(ExceptionForm(slug=f"except-{unmet.gate.value}", initial={"gate": unmet.gate.value}))
                if may_except
                else None,
            )
            for unmet in (() if closed or claim.state == ClaimState.DETECTED else unmet_gates(claim))
        ],
        hold_form=forms.give(HoldForm(slug="hold")) if may(user, "hold", claim) else None,
        recuse_form=forms.give(RecuseForm(slug="recuse", claim=claim, user=user, others=may_assign)),
    )


def _with(hold: Hold, claim: Claim) -> Hold:
    """The hold with the claim or article at hand, which is what permission is asked on."""
    if hold.claim_id is not None:
        hold.claim = claim
    else:
        hold.article = claim.article
    return hold
