"""The stock Django admin as the desk's own site. The site itself (``factcheck.desk_site``) knows models, so it is
only named here: Django imports it once they are loaded.
"""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    default_site = "factcheck.desk_site.DeskAdminSite"

    def ready(self) -> None:
        super().ready()
        # Administration of people is audited, and accounts may not know the audit: it is registered from here.
        from factcheck import checks, people_admin  # noqa: F401
