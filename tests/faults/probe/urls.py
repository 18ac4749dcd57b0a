from django.urls import path

from factcheck.health import health

urlpatterns = [path("healthz", health)]
