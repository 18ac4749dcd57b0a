"""Many claims at once, past the actions: only for tests that read."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from claims.extraction.nature import NatureKind
from claims.extraction.types import ClaimKind
from claims.models import Article, Claim, Priority
from claims.workflow import ClaimState
from factcheck.accounts.models import User


def many_claims(article: Article, number: int, people: Sequence[User] = (), seed: int = 1) -> list[Claim]:
    """``number`` claims of all sorts, the same ones for the same ``seed``."""
    chance = random.Random(seed)
    today = timezone.localdate()
    first = Claim.objects.filter(article=article).count() + 1
    return Claim.objects.bulk_create(
        [
            Claim(
                article=article,
                number=first + at,
                kind=chance.choice(list(ClaimKind)).value,
                nature=chance.choice(["", *NatureKind]),
                text=f"Words number {at} of the bridge",
                statement=f"Statement number {at}",
                claimant=f"Person {chance.randrange(9)}",
                state=chance.choice(list(ClaimState)).value,
                check_worthiness=chance.randrange(101) / 100,
                priority=chance.choice(list(Priority)),
                due_on=chance.choice([None, today + timedelta(days=chance.randrange(-9, 20))]),
                assigned_to=chance.choice([None, *people]),
                attention=chance.choice(["", "", "The words are gone."]),
            )
            for at in range(number)
        ],
        batch_size=500,
    )
