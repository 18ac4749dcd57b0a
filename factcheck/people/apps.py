from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "factcheck.people"
    label = "people"
    verbose_name = "People"
