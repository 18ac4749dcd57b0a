"""Reference data: who held which office, from when to when, says whom."""

from __future__ import annotations

from django.db import models


class OfficeHolding(models.Model):
    """Dates are ISO 8601 at any precision ("2017", "2017-01", "2017-01-20").

    An empty ``start`` or ``end`` means unknown. Only ``current`` says "still in office when ``as_of`` was
    looked up"; a missing end does not.
    """

    person = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    start = models.CharField(max_length=10, blank=True)
    end = models.CharField(max_length=10, blank=True)
    current = models.BooleanField(default=False)
    as_of = models.DateField(help_text="When the source was read.")
    source_url = models.URLField(max_length=2000)
    source_title = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "position", "organisation", "start"], name="sources_officeholding_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(current=True) | models.Q(end=""),
                name="sources_officeholding_current_has_no_end",
            ),
        ]
        indexes = [models.Index(fields=["person"], name="sources_officeholding_person")]

    def __str__(self) -> str:
        until = "today" if self.current else self.end or "?"
        return f"{self.person}, {self.position} ({self.start or '?'} – {until})"
