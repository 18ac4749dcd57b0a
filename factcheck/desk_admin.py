"""The stock Django admin as the desk's own site: title, log-in, and our skin's templates and assets."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class DeskAdminSite(admin.AdminSite):
    site_header = "Fact-check workbench"
    site_title = "Workbench"
    index_title = "Desk"
    enable_nav_sidebar = False


class DeskAdminConfig(AdminConfig):
    default_site = "factcheck.desk_admin.DeskAdminSite"
