from django.core.management.base import BaseCommand

from factcheck.jobs.actions import enqueue


class Command(BaseCommand):
    help = "Enqueue one job for each subject FIRST … FIRST + COUNT - 1."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("kind")
        parser.add_argument("first", type=int)
        parser.add_argument("count", type=int)

    def handle(self, *args, **options):
        for subject_id in range(options["first"], options["first"] + options["count"]):
            enqueue(kind=options["kind"], subject_id=subject_id, key=f"{options['kind']}:{subject_id}")
