import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("claims", "0021_lists_and_saved_filters"),
    ]

    operations = [
        migrations.CreateModel(
            name='StateChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(max_length=20)),
                ('after', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='state_changes', to='claims.claim')),
            ],
            options={
                'ordering': ('pk',),
                'indexes': [models.Index(fields=['after', '-at'], name='claims_statechange_arrivals'), models.Index(fields=['claim', 'after', '-at'], name='claims_statechange_claim')],
            },
        ),
    ]
