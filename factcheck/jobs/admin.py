"""Background jobs: what is under way, what failed for good, and trying it again."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import HouseAdmin
from factcheck.accounts.roles import CHECKERS, has_house_role
from factcheck.audit.record import record
from factcheck.errors import FactcheckError
from factcheck.jobs.actions import retry_job
from factcheck.jobs.models import Job


@admin.register(Job)
class JobAdmin(HouseAdmin):
    list_display = ("kind", "subject_id", "state_pill", "attempts", "last_error_short", "created_at", "finished_at")
    list_filter = ("state", "kind")
    search_fields = ("=key", "kind", "last_error")
    ordering = ("-created_at", "-pk")
    actions = ("try_again",)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return has_house_role(request.user, CHECKERS)

    @admin.action(description="Try again", permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        retried = 0
        for job in queryset:
            try:
                with transaction.atomic():
                    retry_job(job=job)
                    record(actor=cast(User, request.user), action="job.retried", obj=job)
            except FactcheckError as error:
                self.message_user(request, f"{job}: {error.message}", messages.WARNING)
            else:
                retried += 1
        if retried:
            self.message_user(request, f"Queued again: {retried}.", messages.SUCCESS)

    @admin.display(description="state", ordering="state")
    def state_pill(self, job: Job) -> SafeString:
        return format_html('<span class="pill {}">{}</span>', job.state, job.get_state_display())

    @admin.display(description="last error")
    def last_error_short(self, job: Job) -> Any:
        return job.last_error if len(job.last_error) <= 120 else f"{job.last_error[:119]}…"
