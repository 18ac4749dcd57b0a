"""Everybody logs in once more: sessions from before are on no list, so nobody could end them."""

from django.db import migrations


def end_all(apps, editor):
    apps.get_model("sessions", "Session").objects.all().delete()


class Migration(migrations.Migration):
    initial = True

    dependencies = [("sessions", "0001_initial"), ("usersessions", "0001_initial")]

    operations = [migrations.RunPython(end_all, migrations.RunPython.noop, elidable=True)]
