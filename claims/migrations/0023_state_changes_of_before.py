"""The steps taken before they were kept: the audit has told of each since the first."""

from django.db import migrations

AT_A_TIME = 2000


def from_the_audit(apps, schema_editor):
    change_model = apps.get_model("claims", "StateChange")
    event_model = apps.get_model("audit", "AuditEvent")
    known = set(apps.get_model("claims", "Claim").objects.values_list("pk", flat=True))
    events = event_model.objects.filter(object_type="claims.claim").order_by("pk")
    changes = []
    for object_id, detail, at in events.values_list("object_id", "detail", "at").iterator(chunk_size=AT_A_TIME):
        if "before" not in detail or "after" not in detail or int(object_id) not in known:
            continue
        changes.append(change_model(claim_id=int(object_id), before=detail["before"], after=detail["after"], at=at))
        if len(changes) == AT_A_TIME:
            change_model.objects.bulk_create(changes)
            changes = []
    change_model.objects.bulk_create(changes)


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_state_changes"), ("audit", "0002_append_only")]

    operations = [migrations.RunPython(from_the_audit, migrations.RunPython.noop)]
