"""To whom a claim may be given, and what the form says of them."""

from __future__ import annotations

import pytest

from claims.actions.restrictions import recuse
from claims.actions.triage import assign_claim
from claims.colleagues import people_who_may_work_on, with_load
from claims.models import Claim
from claims.workbench.forms import AssignForm
from factcheck.accounts.models import Role
from factcheck.errors import InvalidInput
from tests.factories import checker, editor, make_claim, make_desk, member_of, reader

pytestmark = pytest.mark.django_db


def test_a_claim_is_given_only_to_those_who_may_work_on_it():
    claim, chief = make_claim(), editor()
    desk = claim.article.desk
    member, member_who_reads = member_of(desk, Role.CHECKER), member_of(desk, Role.READER)
    elsewhere, recused, gone = member_of(make_desk(), Role.EDITOR), checker(), checker(is_active=False)
    recuse(on=claim.article, actor=chief, person=recused, reason="A brother of the mayor.")
    offered = set(people_who_may_work_on(claim))
    assert {member, chief} <= offered
    for person in (elsewhere, recused, member_who_reads, gone, reader()):
        assert person not in offered
        with pytest.raises(InvalidInput, match="may not work on this claim"):
            assign_claim(claim=claim, actor=chief, assignee=person)
    claim = assign_claim(claim=claim, actor=chief, assignee=member)
    assert claim.assigned_to == member


def test_the_form_says_how_much_each_has_open_in_one_query(django_assert_num_queries):
    busy, free = checker(byline="Busy Bee"), checker(byline="Free Bird")
    claims = [make_claim(actor=free) for _ in range(3)]
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(assigned_to=busy)
    Claim.objects.filter(pk=claims[0].pk).update(state="published")
    form = AssignForm(slug="assign", people=with_load(people_who_may_work_on(claims[0])))
    with django_assert_num_queries(1):
        shown = str(form["assignee"])
    assert "Busy Bee: 2 open" in shown
    assert "Free Bird: nothing open" in shown
