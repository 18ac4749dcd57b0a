"""Addresses that let whoever knows them in are kept out of the log."""

from __future__ import annotations

import logging
import re
from typing import Any

# Every address below these holds a secret in the place of the ellipsis.
_SECRET = re.compile(r"(/answers/)[^/?#\s'\"]+")
HIDDEN = r"\1…"


class HideSecretPaths(logging.Filter):
    """For Django's own loggers, which name the path of every request that was answered with an error."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _hide(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_hide(value) for value in record.args)
        request = getattr(record, "request", None)
        if request is not None and _SECRET.search(getattr(request, "path", "")):
            del record.__dict__["request"]  # handlers that send reports elsewhere read the path from it
        return True


def _hide(value: Any) -> Any:
    return _SECRET.sub(HIDDEN, value) if isinstance(value, str) else value
