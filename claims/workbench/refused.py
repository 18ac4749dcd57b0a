"""Showing a refused form again as it was typed."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import Form

from factcheck.errors import FactcheckError


@dataclass(frozen=True, slots=True)
class Failed:
    """A form whose action was refused: it is shown again as it was typed, with the reason.

    ``seen`` is the claim's last event when the form was given out, None where it does not say.
    """

    form: Form
    error: FactcheckError
    seen: int | None = None

    @property
    def slug(self) -> str:
        return str(self.form.slug)  # type: ignore[attr-defined]


class FormDesk:
    """Hands out the forms of a page; the one that was refused comes back as it was typed."""

    def __init__(self, failed: Failed | None = None) -> None:
        self._failed = failed
        self.returned = False

    def give(self, form: Form) -> Form:
        if self._failed is not None and self._failed.slug == form.slug:  # type: ignore[attr-defined]
            self.returned = True
            return self._failed.form
        return form

    def was_typed(self, slug: str) -> bool:
        return self._failed is not None and self._failed.slug == slug
