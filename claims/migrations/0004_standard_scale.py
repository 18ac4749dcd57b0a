"""A rating scale to begin with; a desk may add its own beside it."""

from django.db import migrations

STANDARD = [
    ("true", "True", "The claim is accurate and nothing significant is missing.", "true", "✓", 5),
    ("mostly-true", "Mostly true", "The claim is accurate but needs clarification or additional information.", "mostly-true", "≈", 4),
    ("half-true", "Half true", "The claim is partly accurate but leaves out important details or takes things out of context.", "mixed", "½", 3),
    ("mostly-false", "Mostly false", "The claim has an element of truth but ignores facts that would give a different impression.", "mostly-false", "≠", 2),
    ("false", "False", "The claim is not accurate.", "false", "✗", 1),
    ("unproven", "Unproven", "What is known neither supports nor refutes the claim.", "neutral", "?", None),
]


def install(apps, schema_editor):
    scale = apps.get_model("claims", "RatingScale").objects.create(
        slug="standard",
        version=1,
        name="Accuracy",
        description="How well the exact words of a claim agree with the evidence we found.",
    )
    Rating = apps.get_model("claims", "Rating")
    for position, (slug, label, definition, tone, icon, number) in enumerate(STANDARD, start=1):
        Rating.objects.create(
            scale=scale, slug=slug, label=label, definition=definition, tone=tone, icon=icon, number=number, position=position
        )


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_immutable_versions")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
