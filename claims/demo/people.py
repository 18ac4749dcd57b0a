"""The demo desk's people, one per role, with generated passwords."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from claims.demo.seeds import SeedPerson
from factcheck.accounts.models import User

LOGINS_FILE = "demo_logins.txt"


def ensure_people(people: Sequence[SeedPerson], data_dir: Path) -> dict[str, User]:
    """Create the people that are missing and write their log-ins to ``data_dir/demo_logins.txt`` (mode 0600).

    A log-in that is on file keeps its password; without the file every demo person gets a new one. Returns the
    users by role.
    """
    on_file = read_logins(data_dir)
    lines, users = [], {}
    for person in people:
        first, _, last = person.byline.partition(" ")
        user, created = User.objects.get_or_create(
            username=person.username,
            defaults={
                "byline": person.byline,
                "first_name": first,
                "last_name": last,
                "role": person.role,
                "is_staff": True,
                "email": f"{person.username}@example.org",
            },
        )
        password = on_file.get(person.username)
        if created or password is None:
            password = secrets.token_urlsafe(12)
            user.set_password(password)
            user.save(update_fields=["password"])
        users[person.role] = user
        lines.append(f"{person.role}\t{person.username}\t{password}")
    _write_private(data_dir / LOGINS_FILE, "\n".join(lines) + "\n")
    return users


def read_logins(data_dir: Path) -> dict[str, str]:
    """Username → password of the log-ins on file; empty when there is none."""
    path = data_dir / LOGINS_FILE
    if not path.exists():
        return {}
    rows = (line.split("\t") for line in path.read_text().splitlines())
    return {row[1]: row[2] for row in rows if len(row) == 3}


def _write_private(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
