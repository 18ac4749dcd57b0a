from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "factcheck.mail"
    label = "mail"
    verbose_name = "Mail"
