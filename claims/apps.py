from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "claims"

    def ready(self) -> None:
        from claims import receivers  # noqa: F401 - connects to what sources tell
        from claims.published_checks import search_published_checks
        from sources.library.stock import add_to_stock

        add_to_stock("published_checks", search_published_checks)
