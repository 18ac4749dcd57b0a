"""A newsroom of the size that is measured: people, desks, articles, claims in every state."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.utils import timezone

from claims.models import Article, ArticleVersion, Claim, ClaimAnchor
from claims.models.article import text_sha256
from claims.models.claim import KIND_CHOICES, NATURE_CHOICES
from factcheck.accounts.models import Desk, User

# Most claims of a newsroom were never chosen or are over; the rest is work.
STATES = {
    "detected": 60,
    "dismissed": 14,
    "published": 9,
    "selected": 5,
    "in_research": 5,
    "in_review": 2,
    "approved": 1,
    "returned": 1,
    "corrected": 1,
    "retracted": 1,
    "withdrawn": 1,
}
WORKED_ON = {"selected", "in_research", "in_review", "returned", "approved", "withdrawn"}
BIG = 400  # claims of the article that is opened in the workbench
BATCH = 5_000
# fmt: off
WORDS = [
    "council", "budget", "bridge", "school", "minister", "hospital", "percent", "report", "election", "company",
    "worker", "village", "harbour", "train", "doctor", "teacher", "water", "energy", "housing", "police", "court",
    "factory", "export", "import", "price", "wage", "pension", "forest", "river", "road", "museum", "library",
    "airport", "border", "treaty", "committee", "survey", "study", "figure", "record", "promise", "plan", "project",
    "contract", "tax",
]
# fmt: on


def build(*, claims: int, articles: int) -> None:
    """``claims`` claims over ``articles`` articles at three desks; the first article has ``BIG`` of them."""
    chance = random.Random(20260101)
    desks = list(Desk.objects.all())
    desks += [Desk.objects.create(name=name, slug=name.lower()) for name in ("Politics", "Science")]
    people = [
        User.objects.create(username=f"person{n}", first_name="Person", last_name=str(n), role="checker")
        for n in range(40)
    ]
    boss = User.objects.create(username="administrator", first_name="Ada", role="administrator")
    names = [f"{first} {last}" for first in WORDS[:30] for last in WORDS]
    each = (claims - BIG) // (articles - 1)
    left = claims
    rows: list[Claim] = []
    for number in range(articles):
        wanted = BIG if number == 0 else min(each, left) if number < articles - 1 else left
        left -= wanted
        sentences = [_sentence(chance) for _ in range(wanted)]
        article, version = _article(chance, number, sentences, chance.choice(desks), boss)
        at = 0
        for place, sentence in enumerate(sentences, 1):
            rows.append(_claim(chance, article, place, sentence, names, people))
            rows[-1].place = (version, at, at + len(sentence))
            at += len(sentence) + 1
        if len(rows) >= BATCH or number == articles - 1:
            _store(rows)
            rows = []


def _store(rows: list[Claim]) -> None:
    made = Claim.objects.bulk_create(rows, batch_size=500)
    ClaimAnchor.objects.bulk_create(
        [ClaimAnchor(claim=c, version=c.place[0], start=c.place[1], end=c.place[2]) for c in made], batch_size=2000
    )


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=14)
    return f"The {' '.join(words)} rose by {chance.randrange(2, 90)} per cent in {chance.randrange(1990, 2026)}."


def _article(
    chance: random.Random, number: int, sentences: list[str], desk: Desk, actor: User
) -> tuple[Article, ArticleVersion]:
    text = " ".join(sentences)
    article = Article.objects.create(
        title=f"{' '.join(chance.choices(WORDS, k=5)).capitalize()}, number {number}",
        publisher=f"Courier {chance.randrange(30)}",
        language=chance.choice(["en", "en", "en", "de"]),
        published_on=date(2025, 1, 1) + timedelta(days=number % 700),
        current_sha256=text_sha256(text),
        desk=desk,
        created_by=actor,
    )
    version = ArticleVersion.objects.create(
        article=article, number=1, text=text, sha256=text_sha256(text), created_by=actor
    )
    Article.objects.filter(pk=article.pk).update(current_version=version)
    return article, version


def _claim(
    chance: random.Random, article: Article, number: int, text: str, names: list[str], people: list[User]
) -> Claim:
    state = chance.choices(list(STATES), list(STATES.values()))[0]
    busy = state in WORKED_ON
    due = timezone.localdate() + timedelta(days=chance.randrange(-20, 60))
    return Claim(
        article=article,
        number=number,
        kind=chance.choice(KIND_CHOICES)[0],
        nature=chance.choice(NATURE_CHOICES)[0] if chance.random() < 0.3 else "fact",
        text=text,
        statement=f"{article.publisher} says: {text}",
        claimant=chance.choice(names),
        check_worthiness=round(chance.random(), 3),
        reasons=["names a figure", "names a year", "but no person"],
        found_by=["a figure with a unit"],
        state=state,
        priority=chance.choices([0, 1, 2, 3], [5, 80, 10, 5])[0] if busy else 1,
        due_on=due if busy and chance.random() < 0.5 else None,
        assigned_to=chance.choice(people) if busy and chance.random() < 0.8 else None,
        attention="The words are gone from the newest version." if chance.random() < 0.002 else "",
    )
