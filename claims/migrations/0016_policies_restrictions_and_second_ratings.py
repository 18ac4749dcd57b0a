"""Rules of a desk, holds, recusals, second ratings; due dates and priorities; what was withdrawn or corrected."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from factcheck.full_text_index import FullTextIndex
from factcheck.full_text_index import reinstall as reinstall_indexes
from factcheck.immutable_rows import Refusal, refuse, reinstall

# As in 0003: SQLite rebuilds the table for the new columns, and drops its triggers with it.
SAME_WORDS = Refusal(
    "claims_claim_same_words",
    "claims_claim",
    "UPDATE",
    "the words of a claim never change",
    "NEW.text <> OLD.text OR NEW.kind <> OLD.kind OR NEW.article_id <> OLD.article_id",
)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_desks_and_roles'),
        ('claims', '0015_desk_of_articles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        reinstall(SAME_WORDS),
        migrations.RemoveConstraint(
            model_name='claim',
            name='claims_claim_known_state',
        ),
        migrations.AlterField(
            model_name='article',
            name='desk',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='accounts.desk'),
        ),
        migrations.AddField(
            model_name='claim',
            name='due_on',
            field=models.DateField(blank=True, help_text='By when the desk needs it.', null=True, verbose_name='due'),
        ),
        migrations.AddField(
            model_name='claim',
            name='priority',
            field=models.PositiveSmallIntegerField(choices=[(0, 'low'), (1, 'normal'), (2, 'high'), (3, 'urgent')], default=1),
        ),
        migrations.AddField(
            model_name='ratingscale',
            name='desks',
            field=models.ManyToManyField(blank=True, help_text='Which desks rate on it. None chosen: all of them.', related_name='scales', to='accounts.desk'),
        ),
        migrations.AddField(
            model_name='ratingscale',
            name='language',
            field=models.CharField(blank=True, help_text='Of its labels, such as de. A desk that has a scale in the article’s language is offered that one; left empty, it is offered where there is none.', max_length=8),
        ),
        migrations.AlterField(
            model_name='article',
            name='current_sha256',
            field=models.CharField(editable=False, max_length=64),
        ),
        migrations.AlterField(
            model_name='claim',
            name='state',
            field=models.CharField(choices=[('detected', 'detected'), ('selected', 'selected'), ('dismissed', 'dismissed'), ('in_research', 'in research'), ('in_review', 'in review'), ('returned', 'returned'), ('withdrawn', 'withdrawn'), ('approved', 'approved'), ('published', 'published'), ('corrected', 'corrected'), ('retracted', 'retracted')], default='detected', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('desk', 'current_sha256'), name='claims_article_text_once_per_desk'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['detected', 'selected', 'dismissed', 'in_research', 'in_review', 'returned', 'withdrawn', 'approved', 'published', 'corrected', 'retracted'])), name='claims_claim_known_state'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('priority__in', [0, 1, 2, 3])), name='claims_claim_known_priority'),
        ),
        reinstall(SAME_WORDS),
        reinstall_indexes(
            FullTextIndex("claims_claim", ("text", "statement", "claimant", "person")),
            FullTextIndex("claims_article", ("title", "publisher", "author")),
        ),
        migrations.CreateModel(name='DeskPolicy', fields=[('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')), ('blind_review', models.BooleanField(default=False, help_text='The second person rates the claim before seeing the first rating. A different rating sends the verdict back; how often the two agree is kept.', verbose_name='blind second verdict')), ('needs_sources', models.BooleanField(default=True, help_text='Gate: two independent sources or one primary source.', verbose_name='sources')), ('needs_quotes', models.BooleanField(default=False, help_text='Gate: every quotation compared with a source.', verbose_name='quotations')), ('needs_roles', models.BooleanField(default=False, help_text='Gate: every role compared with who held the post at its date.', verbose_name='roles')), ('needs_reply', models.BooleanField(default=False, help_text='Gate: the person concerned was asked for a reply.', verbose_name='right of reply')), ('desk', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='policy', to='accounts.desk'))], options={'verbose_name': 'rules of a desk', 'verbose_name_plural': 'rules of the desks'}),
        migrations.CreateModel(name='GateException', fields=[('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')), ('gate', models.CharField(choices=[('sources', 'two independent sources or one primary source'), ('quotes', 'every quotation compared with a source'), ('roles', 'every role compared with who held the post at its date'), ('reply', 'the person concerned was asked for a reply')], max_length=10)), ('reason', models.TextField(help_text='Printed on the verdict page.')), ('made_at', models.DateTimeField(auto_now_add=True)), ('ended_at', models.DateTimeField(blank=True, null=True)), ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gate_exceptions', to='claims.claim')), ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL))], options={'ordering': ('pk',), 'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('claim', 'gate'), name='claims_gateexception_one_standing'), models.CheckConstraint(condition=models.Q(('gate__in', ['sources', 'quotes', 'roles', 'reply'])), name='claims_gateexception_known_gate')]}),
        migrations.CreateModel(name='Hold', fields=[('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')), ('kind', models.CharField(choices=[('legal', 'legal hold'), ('embargo', 'embargo')], max_length=10)), ('reason', models.TextField()), ('until', models.DateTimeField(blank=True, help_text='Of an embargo: when it ends.', null=True)), ('placed_at', models.DateTimeField(auto_now_add=True)), ('lifted_at', models.DateTimeField(blank=True, null=True)), ('lifted_reason', models.TextField(blank=True)), ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='claims.article')), ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='claims.claim')), ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)), ('placed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL))], options={'ordering': ('pk',), 'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('claim__isnull', True)), models.Q(('article__isnull', True), ('claim__isnull', False)), _connector='OR'), name='claims_hold_one_subject'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'legal'), ('until__isnull', True)), models.Q(('kind', 'embargo'), ('until__isnull', False)), _connector='OR'), name='claims_hold_embargo_has_end')]}),
        migrations.CreateModel(name='Recusal', fields=[('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')), ('reason', models.TextField()), ('made_at', models.DateTimeField(auto_now_add=True)), ('ended_at', models.DateTimeField(blank=True, null=True)), ('ended_reason', models.TextField(blank=True)), ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='claims.article')), ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='claims.claim')), ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)), ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)), ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to=settings.AUTH_USER_MODEL))], options={'ordering': ('pk',), 'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('claim__isnull', True)), models.Q(('article__isnull', True), ('claim__isnull', False)), _connector='OR'), name='claims_recusal_one_subject'), models.UniqueConstraint(condition=models.Q(('claim__isnull', False), ('ended_at__isnull', True)), fields=('person', 'claim'), name='claims_recusal_once_per_claim'), models.UniqueConstraint(condition=models.Q(('article__isnull', False), ('ended_at__isnull', True)), fields=('person', 'article'), name='claims_recusal_once_per_article')]}),
        migrations.CreateModel(name='SecondRating', fields=[('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')), ('note', models.TextField(blank=True)), ('blind', models.BooleanField()), ('content_sha256', models.CharField(max_length=64)), ('made_at', models.DateTimeField(auto_now_add=True)), ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)), ('first_rating', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.rating')), ('rating', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.rating')), ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)), ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_ratings', to='claims.verdictversion'))], options={'ordering': ('pk',), 'constraints': [models.CheckConstraint(condition=models.Q(('reviewer', models.F('author')), _negated=True), name='claims_secondrating_second_person'), models.UniqueConstraint(fields=('version', 'reviewer', 'content_sha256'), name='claims_secondrating_once_per_content')]}),
        refuse(
            Refusal(
                "claims_secondrating_no_update",
                "claims_secondrating",
                "UPDATE",
                "a second rating is never changed",
            ),
            Refusal(
                "claims_secondrating_no_delete",
                "claims_secondrating",
                "DELETE",
                "a second rating is never deleted",
            ),
            Refusal(
                "claims_gateexception_same_words",
                "claims_gateexception",
                "UPDATE",
                "an exception is ended, never rewritten",
                "NEW.gate <> OLD.gate OR NEW.reason <> OLD.reason OR NEW.claim_id <> OLD.claim_id "
                "OR NEW.made_by_id <> OLD.made_by_id OR OLD.ended_at IS NOT NULL",
            ),
            Refusal(
                "claims_gateexception_no_delete",
                "claims_gateexception",
                "DELETE",
                "an exception is ended, never deleted",
            ),
            Refusal(
                "claims_hold_same_words",
                "claims_hold",
                "UPDATE",
                "a hold is lifted, never rewritten",
                "NEW.kind <> OLD.kind OR NEW.reason <> OLD.reason OR OLD.lifted_at IS NOT NULL",
            ),
            Refusal("claims_hold_no_delete", "claims_hold", "DELETE", "a hold is lifted, never deleted"),
            Refusal(
                "claims_recusal_same_words",
                "claims_recusal",
                "UPDATE",
                "a recusal is ended, never rewritten",
                "NEW.person_id <> OLD.person_id OR NEW.reason <> OLD.reason OR OLD.ended_at IS NOT NULL",
            ),
            Refusal("claims_recusal_no_delete", "claims_recusal", "DELETE", "a recusal is ended, never deleted"),
        ),
    ]
