"""Writing JSON-LD into a page so that no field can end the script element. Pure but for Django's marking."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

# Inside <script>, HTML knows no entities: "</script" and "<!--" in a value would be read as mark-up. As JSON
# escapes they are the same text to every JSON parser. U+2028/9 end lines in older JavaScript parsers.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_ld(document: Mapping[str, object]) -> SafeString:
    """``document`` as JSON that may stand inside ``<script type="application/ld+json">`` as it is."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(text)  # noqa: S308 - every character that HTML could act on is escaped above
