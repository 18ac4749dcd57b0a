"""The extraction engine: from an article's text to checkable claims. Pure: knows no Django, database or network.

``extract(text, published)`` is the whole interface; the types it answers with are in ``claims.extraction.types``.
"""

from claims.extraction.pipeline import extract
from claims.extraction.types import ClaimKind, ExtractedClaim, Extraction, Person, Span

__all__ = ["ClaimKind", "ExtractedClaim", "Extraction", "Person", "Span", "extract"]
