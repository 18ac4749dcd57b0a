"""Rating scales: versioned, each value with its definition."""

from __future__ import annotations

from django.db import models

from factcheck.accounts.models import Desk


class RatingScale(models.Model):
    """A scale at one version, in one language. Published verdicts keep the version they were rated on."""

    slug = models.SlugField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    language = models.CharField(
        max_length=8,
        blank=True,
        help_text="Of its labels, such as de. A desk that has a scale in the article’s language is offered that one; "
        "left empty, it is offered where there is none.",
    )
    desks = models.ManyToManyField(
        Desk, blank=True, related_name="scales", help_text="Which desks rate on it. None chosen: all of them."
    )
    name = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    is_active = models.BooleanField(default=True, help_text="Offered for new verdicts.")

    class Meta:
        ordering = ("slug", "version")
        constraints = [models.UniqueConstraint(fields=["slug", "version"], name="claims_ratingscale_version")]

    def __str__(self) -> str:
        return f"{self.name} ({f'{self.language}, ' if self.language else ''}version {self.version})"


class Rating(models.Model):
    """A value on a scale. ``number`` is None for values outside the order ("unproven").

    ``tone`` picks the colour (a CSS class with a light and a dark value that hold WCAG contrast), ``icon`` is
    a text symbol, so that the rating never depends on colour alone.
    """

    class Tone(models.TextChoices):
        TRUE = "true", "true"
        MOSTLY_TRUE = "mostly-true", "mostly true"
        MIXED = "mixed", "mixed"
        MOSTLY_FALSE = "mostly-false", "mostly false"
        FALSE = "false", "false"
        NEUTRAL = "neutral", "neutral"

    scale = models.ForeignKey(RatingScale, on_delete=models.PROTECT, related_name="ratings")
    slug = models.SlugField(max_length=40)
    label = models.CharField(max_length=60)
    definition = models.CharField(max_length=300)
    tone = models.CharField(max_length=20, choices=Tone.choices)
    icon = models.CharField(max_length=4)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("scale_id", "position")
        constraints = [
            models.UniqueConstraint(fields=["scale", "slug"], name="claims_rating_slug"),
            models.UniqueConstraint(fields=["scale", "position"], name="claims_rating_position"),
        ]

    def __str__(self) -> str:
        return self.label
