"""The project's settings with a fixed environment.

A settings module, not a fixture: the settings are read before any conftest.py is.
"""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="factcheck-tests-"))
os.environ.setdefault("STATIC_ROOT", tempfile.mkdtemp(prefix="factcheck-static-"))  # whitenoise warns when absent
os.environ.setdefault("SITE_URL", "https://factcheck.example.org")
os.environ.setdefault("DEBUG", "true")  # static files without a manifest; templates are the same

from factcheck.settings import *  # noqa: F403
