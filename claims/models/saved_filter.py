"""A list of the desk as somebody wants to find it again."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from factcheck.accounts.models import Desk


class SavedFilter(models.Model):
    """Filters, search and order of a list under a name.

    It is its owner's alone, or, with ``desk``, also for everybody who works there. The owner's default is what the
    list shows when it is opened without any filter.
    """

    class Listing(models.TextChoices):
        CLAIMS = "claims", "claims"
        ARTICLES = "articles", "articles"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    desk = models.ForeignKey(Desk, null=True, blank=True, on_delete=models.CASCADE, related_name="saved_filters")
    listing = models.CharField(max_length=10, choices=Listing.choices)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, help_text="The end of the list’s address, without the question mark.")
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(fields=["owner", "listing", "name"], name="claims_savedfilter_name_once"),
            models.UniqueConstraint(
                fields=["owner", "listing"],
                condition=models.Q(is_default=True),
                name="claims_savedfilter_one_default",
            ),
        ]

    def __str__(self) -> str:
        return self.name
