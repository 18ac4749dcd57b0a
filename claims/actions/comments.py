"""What the people of a desk say to each other about a claim or an article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions.notices import Told, key_of, tell, tell_people
from claims.actions.watching import Subject, let_join, place_of
from claims.colleagues import people_who_may
from claims.models import Claim, Comment, FormerWords, Notice
from claims.permissions import require
from claims.prose import mentioned, plain_words
from claims.tidings import NoticeKind
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, NotPermitted, StaleVersion, TransitionNotAllowed

LONGEST = 5000
MOST_MENTIONS = 20
REWRITE_FOR = timedelta(minutes=15)
EXCERPT = 200  # characters of a comment in its notice


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as it stands now, who was mentioned in it, and which names are nobody's at its desk."""

    comment: Comment
    mentioned: tuple[User, ...]
    unknown: tuple[str, ...]


@transaction.atomic
def add_comment(*, about: Subject, actor: User, words: str, thread: Comment | None = None) -> Said:
    """Say something about a claim or an article; ``thread`` is the comment it answers.

    Those mentioned and those who watch are told, and watch from now on. An answer opens a resolved thread again; an
    answer to an answer joins its thread. Raises ``InvalidInput`` for words that are none or too many and for a
    thread that stands elsewhere.
    """
    require(actor, "comment", about)
    words = _checked(words)
    if thread is not None:
        thread = thread.thread or thread
        if (thread.article_id, thread.claim_id) != tuple(place_of(about).values()):
            raise InvalidInput("thread_elsewhere", "That comment is about something else; answer it there.")
    people, unknown = _people_named(about, words)
    comment = Comment.objects.create(author=actor, words=words, thread=thread, **place_of(about))
    comment.mentions.set(people)
    if thread is not None:
        Comment.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)
    event = _recorded("comment.made", comment, about, actor, words_sha256=_digest(words))
    _tell_mentioned(people, comment, about, event, actor)
    tell_people(event=event, about=about, detail=_excerpt(words), comment=comment)
    return Said(comment, people, unknown)


@transaction.atomic
def edit_comment(*, comment: Comment, actor: User, words: str, expected_revision: int) -> Said:
    """Rewrite one's own comment within ``REWRITE_FOR`` of making it; the former text is kept.

    Whoever is mentioned now and was not before is told. Raises ``NotPermitted`` for somebody else's comment,
    ``TransitionNotAllowed`` when it is too old or withdrawn, ``StaleVersion`` when it was rewritten meanwhile.
    """
    about = subject_of(comment)
    require(actor, "comment", about)
    words = _checked(words)
    comment = Comment.objects.select_for_update(of=("self",)).select_related("article", "claim").get(pk=comment.pk)
    _require_own(comment, actor)
    if comment.withdrawn_at is not None:
        raise TransitionNotAllowed("comment_withdrawn", "This comment was withdrawn; write a new one.")
    if timezone.now() > comment.made_at + REWRITE_FOR:
        minutes = int(REWRITE_FOR.total_seconds() // 60)
        raise TransitionNotAllowed(
            "comment_settled",
            f"A comment can be rewritten for {minutes} minutes; others have read it by now. Answer it instead.",
        )
    if comment.revision != expected_revision:
        raise StaleVersion("stale_revision", "You rewrote this comment in another window. Look at it again.")
    people, unknown = _people_named(about, words)
    if words == comment.words:
        return Said(comment, people, unknown)
    FormerWords.objects.create(comment=comment, revision=comment.revision, words=comment.words)
    Comment.objects.filter(pk=comment.pk).update(words=words, revision=F("revision") + 1, edited_at=timezone.now())
    before = set(comment.mentions.values_list("pk", flat=True))
    comment.mentions.set(people)
    comment.refresh_from_db()
    Notice.objects.filter(comment=comment).update(detail=_excerpt(words))
    event = _recorded("comment.edited", comment, about, actor, words_sha256=_digest(words))
    _tell_mentioned([person for person in people if person.pk not in before], comment, about, event, actor)
    return Said(comment, people, unknown)


@transaction.atomic
def withdraw_comment(*, comment: Comment, actor: User) -> Comment:
    """Take a comment back. Its place stays, its words are no longer shown; they stay on record.

    Its author may do that, and so may an editor of the desk.
    """
    about = subject_of(comment)
    require(actor, "comment", about)
    if comment.author_id != actor.pk:
        require(actor, "assign", about)
    withdrawn = Comment.objects.filter(pk=comment.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_by=actor
    )
    if not withdrawn:
        raise TransitionNotAllowed("comment_withdrawn", "This comment was withdrawn already.")
    comment.refresh_from_db()
    Notice.objects.filter(comment=comment).update(detail="")
    _recorded("comment.withdrawn", comment, about, actor)
    return comment


@transaction.atomic
def resolve_thread(*, comment: Comment, actor: User, resolved: bool) -> Comment:
    """Say that a thread is settled, or that it is not. Raises ``InvalidInput`` for a comment that starts none."""
    about = subject_of(comment)
    require(actor, "comment", about)
    if comment.thread_id is not None:
        raise InvalidInput("no_thread", "Only a whole thread can be resolved: use its first comment.")
    changed = Comment.objects.filter(pk=comment.pk, resolved_at__isnull=resolved).update(
        resolved_at=timezone.now() if resolved else None, resolved_by=actor if resolved else None
    )
    if changed:
        _recorded("comment.resolved" if resolved else "comment.reopened", comment, about, actor)
    comment.refresh_from_db()
    return comment


def subject_of(comment: Comment) -> Subject:
    """The claim that the comment is about, or else the article."""
    return comment.claim if comment.claim is not None else comment.article


def may_rewrite(comment: Comment, user: User) -> bool:
    """Whether ``user`` may still rewrite ``comment``."""
    return (
        comment.author_id == user.pk
        and comment.withdrawn_at is None
        and timezone.now() <= comment.made_at + REWRITE_FOR
    )


def _checked(words: str) -> str:
    words = words.replace("\r\n", "\n").replace("\0", "").strip()
    if not words:
        raise InvalidInput("comment_empty", "Write something first.")
    if len(words) > LONGEST:
        raise InvalidInput(
            "comment_too_long", f"A comment has at most {LONGEST} characters; this one has {len(words)}. Shorten it."
        )
    names = len(mentioned(words))
    if names > MOST_MENTIONS:
        raise InvalidInput(
            "too_many_mentions", f"A comment mentions at most {MOST_MENTIONS} people; this one has {names} names."
        )
    return words


def _people_named(about: Subject, words: str) -> tuple[tuple[User, ...], tuple[str, ...]]:
    """The people of the desk whom ``words`` mention, and the names that are nobody's there.

    A name is a user name; capitals do not matter where only one person is meant.
    """
    names = mentioned(words)
    if not names:
        return (), ()
    article = about.article if isinstance(about, Claim) else about
    exact = {person.username: person for person in people_who_may("view", article)}
    loose: dict[str, list[User]] = {}
    for person in exact.values():
        loose.setdefault(person.username.casefold(), []).append(person)
    people: dict[int, User] = {}
    unknown = []
    for name in names:
        alike = loose.get(name.casefold(), [])
        meant = [exact[name]] if name in exact else alike
        if len(meant) == 1:
            people[meant[0].pk] = meant[0]
        else:
            unknown.append(name)
    return tuple(people.values()), tuple(unknown)


def _tell_mentioned(
    people: tuple[User, ...] | list[User], comment: Comment, about: Subject, event: AuditEvent, actor: User
) -> None:
    told = Told(
        NoticeKind.MENTION,
        f"{event.actor_name} mentioned you in a comment",
        key_of(event),
        _excerpt(comment.words),
        comment,
    )
    tell(people, about, told, by=actor)
    let_join(people, about)


def _recorded(action: str, comment: Comment, about: Subject, actor: User, **detail: str) -> AuditEvent:
    """The words themselves are not recorded: what is in the record can never be taken back."""
    return record(actor=actor, action=action, obj=about, comment=comment.pk, **detail)


def _require_own(comment: Comment, actor: User) -> None:
    if comment.author_id != actor.pk:
        raise NotPermitted("not_yours", "Only its author can rewrite a comment. Answer it instead.")


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def _excerpt(words: str) -> str:
    line = plain_words(words)
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1]}…"
