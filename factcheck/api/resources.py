"""The base of every resource's view set."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet

from factcheck.accounts.models import User
from factcheck.api.serializers import Input

M = TypeVar("M", bound=Model)


class Resource(GenericViewSet[M]):
    """Numeric ids in the address (an id that no row can have is a 404), and input that is strict.

    A subclass whose steps ask more of a token than ``write`` names them in ``action_scopes``.
    """

    lookup_value_regex = "[0-9]{1,18}"
    action_scopes: dict[str, str] = {}

    @property
    def actor(self) -> User:
        """Who asks: the person signed in, or the token's owner."""
        assert isinstance(self.request.user, User), "permissions let only people of the desk through"
        return self.request.user

    def given(self, input_class: type[Input], *, partial: bool = False) -> dict[str, Any]:
        """The request's body as ``input_class`` validates it; raises ``ValidationError``."""
        serializer: BaseSerializer[Any] = input_class(
            data=self.request.data, partial=partial, context=self.get_serializer_context()
        )
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)
