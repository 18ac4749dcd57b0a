"""Mails that the workbench sends, and what became of them."""

from __future__ import annotations

from django.db import models

from factcheck.sealed import seal, unseal

_PURPOSE = "factcheck: mails on their way"


class Mail(models.Model):
    """One plain text to one address.

    Mails carry links that let their reader in: the text is sealed while it waits and forgotten once it is sent.
    """

    key = models.CharField(max_length=200, unique=True, help_text="What it tells, to whom: never sent twice.")
    to = models.EmailField("to", max_length=254)
    subject = models.CharField("subject", max_length=200)
    sealed_body = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField("written", auto_now_add=True)
    sent_at = models.DateTimeField("sent", null=True, blank=True)
    failure = models.TextField("why it was given up", blank=True)

    class Meta:
        verbose_name = "mail"
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["-created_at", "-id"], name="mail_newest")]

    def __str__(self) -> str:
        return f"“{self.subject}” to {self.to}"

    @property
    def body(self) -> str:
        """The text, or nothing once it was sent. Raises ``CannotOpen`` when ``SECRET_KEY`` is another by now."""
        return unseal(self.sealed_body, purpose=_PURPOSE) if self.sealed_body else ""

    @body.setter
    def body(self, text: str) -> None:
        self.sealed_body = seal(text, purpose=_PURPOSE)
