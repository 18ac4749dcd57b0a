"""What other apps may want to know of sources; they depend on this app, never the reverse."""

from __future__ import annotations

from django.dispatch import Signal

lookup_answered = Signal()
"""``lookup_id``: a lookup is finished and its results are written. Sent inside of that transaction."""

lookup_failed = Signal()
"""``lookup_id``, ``reason``: a lookup was given up. Sent inside of the transaction that says so."""

source_revisited = Signal()
"""``revisit``: a cited address was visited again. Sent inside of the transaction that writes it."""
