"""What a desk asks of a verdict before it may be published, beyond the second person."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.models.claim import Claim
from factcheck.accounts.models import Desk


class Gate(models.TextChoices):
    """A condition of publication. Each desk says which hold there; ``claims.actions.gates`` tells if one is met."""

    SOURCES = "sources", "two independent sources or one primary source"
    QUOTES = "quotes", "every quotation compared with a source"
    ROLES = "roles", "every role compared with who held the post at its date"
    REPLY = "reply", "the person concerned was asked for a reply"


class DeskPolicy(models.Model):
    """One desk's rules. A desk without a row has the defaults below."""

    desk = models.OneToOneField(Desk, on_delete=models.PROTECT, related_name="policy")
    blind_review = models.BooleanField(
        "blind second verdict",
        default=False,
        help_text="The second person rates the claim before seeing the first rating. A different rating sends the "
        "verdict back; how often the two agree is kept.",
    )
    needs_sources = models.BooleanField("sources", default=True, help_text=f"Gate: {Gate.SOURCES.label}.")
    needs_quotes = models.BooleanField("quotations", default=False, help_text=f"Gate: {Gate.QUOTES.label}.")
    needs_roles = models.BooleanField("roles", default=False, help_text=f"Gate: {Gate.ROLES.label}.")
    needs_reply = models.BooleanField("right of reply", default=False, help_text=f"Gate: {Gate.REPLY.label}.")

    class Meta:
        verbose_name = "rules of a desk"
        verbose_name_plural = "rules of the desks"

    def __str__(self) -> str:
        return f"rules of {self.desk}"

    @property
    def gates(self) -> frozenset[Gate]:
        """The gates that hold at this desk."""
        return frozenset(gate for gate in Gate if getattr(self, f"needs_{gate.value}"))


class GateException(models.Model):
    """A written, public exception: the verdict may be published although the gate is not met, and the page says why."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="gate_exceptions")
    gate = models.CharField(max_length=10, choices=Gate.choices)
    reason = models.TextField(help_text="Printed on the verdict page.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "gate"],
                condition=models.Q(ended_at__isnull=True),
                name="claims_gateexception_one_standing",
            ),
            models.CheckConstraint(condition=models.Q(gate__in=Gate.values), name="claims_gateexception_known_gate"),
        ]

    def __str__(self) -> str:
        return f"exception from “{self.get_gate_display()}”"
