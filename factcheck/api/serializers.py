"""What every resource's serializers are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.validators import MaxLengthValidator, URLValidator
from django.db.models import Model
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

LARGEST_ID = 2**63 - 1


class Input(serializers.Serializer[Any]):
    """What a request may hold. A field that is not named here is an error: a typo must not be ignored."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            unknown = sorted(str(name) for name in set(data) - set(self.fields))
            if unknown:
                offered = ", ".join(self.fields) or "none"
                raise serializers.ValidationError(
                    {name[:100]: [f"Unknown field. This request takes: {offered}."] for name in unknown[:20]}
                )
        return super().to_internal_value(data)


class ReasonInput(Input):
    """A step that goes on record with its reason."""

    reason = serializers.CharField(max_length=2000)


class Reference(serializers.PrimaryKeyRelatedField[Any]):
    """Another object by its id; anything that no id can be is refused before the database is asked."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str) and data.isascii() and data.isdigit() and len(data) < 20:
            data = int(data)  # forms send text
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("incorrect_type", data_type=type(data).__name__)
        if not 0 < data <= LARGEST_ID:
            self.fail("does_not_exist", pk_value=str(data)[:20])
        return super().to_internal_value(data)


class ByName(serializers.SlugRelatedField[Any]):
    """Another object by its name; a NUL, which PostgreSQL cannot look up, is in nobody's name."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or "\x00" in data:
            self.fail("invalid")
        return super().to_internal_value(data)


class WebAddress(serializers.URLField):
    """An http or https address of at most 2,000 characters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=2000, **kwargs)
        self.validators = [
            MaxLengthValidator(2000),
            *(v for v in self.validators if not isinstance(v, MaxLengthValidator | URLValidator)),
            URLValidator(schemes=["http", "https"], message="Give an address that begins with https:// or http://."),
        ]


@extend_schema_field(OpenApiTypes.STR)
class PersonName(serializers.Field[Model, Any, str | None, Any]):
    """A person of the desk by user name; null when nobody."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        return str(value.username)


@extend_schema_field({"type": ["string", "null"]})
class TextOrNull(serializers.Field[str, Any, str | None, Any]):
    """A text column that holds "" where a value does not apply; the API says null."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: str) -> str | None:
        return value or None
