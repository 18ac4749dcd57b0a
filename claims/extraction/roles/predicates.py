"""A role in a clause: "Ann Berg, who is now a lawyer", "resigned as mayor", "named Ann Berg chairwoman"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.roles.appositions import Appositions
from claims.extraction.roles.mentions import mention, name_before, role_end
from claims.extraction.roles.phrases import Reader, RolePhrase
from claims.extraction.types import RoleMention

_WINDOW = 16  # tokens between "as" and the verb or name it belongs to
_FARTHEST_SUBJECT = 30  # tokens from the beginning of a sentence
_LONGEST_VERB = 6  # tokens of a verb with its auxiliaries and adverbs


def predicate(reader: Reader, role: RolePhrase, appositions: Appositions) -> Iterator[RoleMention]:
    """NAME (, who) is the ROLE; NAME resigned as ROLE; they named NAME ROLE; as ROLE, NAME did."""
    head = reader.word(role.head).lower()
    if role.lead == role.first and reader.kind(role.first - 1) not in ("S", "A"):
        role = reader.widened(role)
    index = role.lead - 1
    while reader.word(index) in ("now", "then", "also", "currently", "still", "once", "today", "both", "again"):
        index -= 1
    word = reader.word(index).lower()
    names: list[tuple[int, int]] = []
    if word == "as" or (word == "to" and reader.word(index - 1) in ("promoted", "elevated", "named", "appointed")):
        names = _subjects_of_as(reader, index, role, appositions)
    elif head in reader.vocabulary.loose or _opinion(reader, role):
        return
    elif word in reader.vocabulary.naming and (split := _named_inside(reader, role)):
        names, role = split
    elif word in reader.vocabulary.linking or word in reader.vocabulary.naming:
        names = _subjects(reader, index, appositions)
    elif reader.kind(index) in ("C", "J", ",", "H"):
        names = _named(reader, index + 1, appositions)
    elif reader.kind(index) == "A" and appositions.holder_before(index):
        names = [appositions.holder_before(index) or (0, 0)]
    if not names or (head in reader.vocabulary.plurals and len(names) < 2):
        return
    last, organisation = role_end(reader, role)
    if reader.kind(last) in ("C", "N", "I"):
        return  # "who was Senator Smith's aide"
    if _to_come(reader, index - (word == "as")):
        role = replace(role, qualifier="designate")
    if len(names) == 1:
        appositions.ends(organisation[1] if organisation else last, names[0])
    for name in names:
        yield mention(reader, name, role, last, "predicate", organisation)


def inverse(reader: Reader, role: RolePhrase) -> Iterator[RoleMention]:
    """The ROLE (of ORG) is NAME."""
    if role.lead == role.first and reader.kind(role.first - 1) != "S":
        return
    if role.family or reader.word(role.head).lower() in reader.vocabulary.loose | reader.vocabulary.plurals:
        return
    last, organisation = role_end(reader, role)
    verb = organisation[1] if organisation else last
    if reader.word(verb) == "who":  # "the justice who is least friendly to business is Ann Berg"
        names = (
            i
            for i in range(verb + 2, verb + _WINDOW)
            if reader.word(i) in ("is", "was") and reader.kind(i + 1) in ("C", "I")
        )
        verb = next(names, verb)
    if reader.word(verb) not in ("is", "was", "remains"):
        return
    stop = reader.name(verb + 1, single=False)
    if stop is not None and reader.kind(stop) in (",", ".", ";", "", "—", "A") and not _opinion(reader, role):
        yield mention(reader, (verb + 1, stop), role, last, "predicate", organisation)


def heading(reader: Reader, index: int) -> Iterator[RoleMention]:
    """NAME, who chairs ORG: the verb is the position."""
    if reader.word(index) not in reader.vocabulary.heading or reader.word(index - 1) not in ("who", "also", "now"):
        return
    subject = index - 1
    while reader.word(subject) in ("who", "also", "now"):
        subject -= 1
    name = name_before(reader, subject) if reader.kind(subject) == "," else None
    begin = index + 1 + (reader.kind(index + 1) in ("T", "P"))
    role = RolePhrase(index, index + 1, index, index, None, None, False)
    organisation = reader.organisation_from(begin)
    if name and organisation:
        yield mention(reader, name, role, index + 1, "predicate", organisation)


def _to_come(reader: Reader, verb: int) -> bool:
    """Whether the clause with the verb ending at ``verb`` says that the post is to come: "will also serve (as)"."""
    vocabulary = reader.vocabulary
    if reader.word(verb) in ("in", "over"):
        verb -= 1  # "will step in as", "will take over as"
    index = verb - 1
    while verb - index < _LONGEST_VERB:
        word = reader.word(index).lower()
        if word in vocabulary.future:
            return reader.word(verb).lower() in vocabulary.beginning
        if not _leads_to_verb(reader, word):
            return False
        index -= 1
    return False


def _leads_to_verb(reader: Reader, word: str) -> bool:
    """Auxiliaries and adverbs: "has also recently [become]"."""
    vocabulary = reader.vocabulary
    return word in vocabulary.auxiliaries or word in vocabulary.grammar["adverbs"] or word.endswith("ly")


def _opinion(reader: Reader, role: RolePhrase) -> bool:
    return any(
        word.lower().endswith(tuple(reader.vocabulary.grammar["opinion"]))
        for word in reader.tokens.words[role.first : role.head]
    )


def _subjects(reader: Reader, verb: int, appositions: Appositions) -> list[tuple[int, int]]:
    """Who is said to be, become or be named something: the name before the verb at ``verb``."""
    vocabulary = reader.vocabulary
    index = verb
    passive = reader.word(verb) not in vocabulary.naming
    while verb - index < _LONGEST_VERB:
        word = reader.word(index - 1).lower()
        if word in vocabulary.irreal:
            return []
        if _leads_to_verb(reader, word):
            passive = passive or word in vocabulary.linking
            index -= 1
        else:
            break
    if not passive and reader.word(verb) not in ("elected", "named", "appointed"):
        return []
    if not passive and reader.kind(index - 1) not in (",",):
        return []
    found = _before(reader, index, appositions)
    if found is None and reader.kind(index - 1) == "A" and reader.word(verb) in vocabulary.linking:
        found = _sentence_subject(reader, index, appositions)
    if found is None or reader.word(found[0] - 1).lower() in vocabulary.irreal:
        return []  # "if Ann Berg is elected president"
    return [found]


def _sentence_subject(reader: Reader, index: int, appositions: Appositions) -> tuple[int, int] | None:
    """ "[Ann Berg] runs the lab and is a professor": who the apposition is about, or the name that comes first."""
    latest = appositions.latest(index)
    if latest is not None or index > _FARTHEST_SUBJECT:
        return latest
    stop = reader.name(0, single=reader.word(0) in reader.surnames)
    if stop is None or reader.kind(stop) not in ("x", ",", "(") or not reader.sure(0, stop):
        return None
    return None if any(mark in reader.tokens.kinds[stop:index] for mark in ";:") else (0, stop)


def _before(reader: Reader, index: int, appositions: Appositions) -> tuple[int, int] | None:
    """The name before a verb, a comma or an apposition between them skipped."""
    end = index - 1 if reader.kind(index - 1) in (",", ")", "—", "–") else index
    if reader.kind(index - 1) == ")":
        end = index
    found = name_before(reader, end) or appositions.holder_before(end)
    if found is None and "who" in (reader.word(index), reader.word(index - 1)):
        found = _head_of_relative(reader, index - (reader.word(index) != "who"))
    if found is None and reader.kind(index - 1) == "," and reader.word(index) != "who":
        found = appositions.latest(end)
    return found


def _head_of_relative(reader: Reader, index: int) -> tuple[int, int] | None:
    """The name in "Ann Berg, the Ohio Republican who" with "who" at ``index``."""
    begin = index
    while begin > 0 and index - begin < 8 and reader.kind(begin - 1) in ("C", "T", "H", "M", "Q", "x"):
        begin -= 1
    return name_before(reader, begin - 1) if reader.kind(begin - 1) == "," and begin < index else None


def _named(reader: Reader, end: int, appositions: Appositions) -> list[tuple[int, int]]:
    """They [named Ann Berg] (, a lawyer,) chairwoman."""
    stop = end - 1 if reader.kind(end - 1) == "," else end
    name = appositions.holder_before(stop) if stop < end else name_before(reader, end)
    if name is None or reader.word(name[0] - 1) not in reader.vocabulary.naming:
        return []
    before = reader.word(name[0] - 2)
    if before in reader.vocabulary.irreal or before in reader.vocabulary.linking:
        return []
    return [name]


def _named_inside(reader: Reader, role: RolePhrase) -> tuple[list[tuple[int, int]], RolePhrase] | None:
    """They named [Ann Berg] [oil minister]: what was read as one phrase is a name and a role."""
    stop = reader.name(role.first, single=False)
    if stop is None or stop > role.head or not reader.word(role.head).islower():
        return None
    return [(role.first, stop)], replace(role, first=stop, lead=stop, organisation=None)


def _subjects_of_as(reader: Reader, index: int, role: RolePhrase, appositions: Appositions) -> list[tuple[int, int]]:
    """Who is meant by "as ROLE": whoever steps down, serves, is named or remembered as it."""
    if reader.kind(index - 1) == ",":
        name = _before(reader, index, appositions)
        return [name] if name else []
    verb = False
    bare = role.lead == role.first and reader.word(role.head).islower()
    for position in range(index - 1, max(-1, index - _WINDOW), -1):
        word = reader.word(position)
        owned = reader.kind(position) == "P" and reader.word(position - 1) in reader.vocabulary.as_verbs
        if not owned and word in (";", ":", "he", "she", "his", "her", "they", "their", "we", "our", "I", "my"):
            return []  # but "Ann Berg began her career as"
        if word.lower() in reader.vocabulary.as_verbs:
            verb = verb or not any(reader.word(i) in reader.vocabulary.irreal for i in (position - 1, position - 2))
        if word in reader.vocabulary.irreal or word in reader.vocabulary.grammar["choosing"]:
            bare = False
        upper = reader.word(position)[:1].isupper()
        if upper and reader.kind(position) in ("C", "J", "H") and reader.kind(position + 1) not in ("C", "J", "H", "M"):
            name = name_before(reader, position + 1)
            if name is None:
                if reader.word(position - 1).lower() in reader.vocabulary.grammar["before_places"] or reader.kind(
                    position - 1
                ) in ("O", "T", "C"):
                    continue
                return [(position, position + 1)] if _acts(reader, position, role, verb, bare) else []
            direct = position == index - 1 and (
                _is_made(reader, name[0] - 1) or (bare and _opens_clause(reader, name[0] - 1))
            )
            if direct or (verb and (reader.kind(position + 1) != "S" or _possessed(reader, position + 2))):
                return [name]
            if bare and position < index - 1 and reader.word(role.head).lower() in reader.vocabulary.grammar["offices"]:
                return [name]
    return _cataphoric(reader, index, role)


def _acts(reader: Reader, index: int, role: RolePhrase, verb: bool, bare: bool) -> bool:
    """Whether a capitalised word that no full name explains is the person who "took over as ROLE"."""
    word, head = reader.word(index), reader.word(role.head).lower()
    if word in reader.vocabulary.places or word in reader.vocabulary.organisation_words or not word[1:].islower():
        return False
    if head in reader.vocabulary.members_too or head in reader.vocabulary.things_too:
        return False
    if verb and reader.word(index + 1) in reader.vocabulary.as_verbs:
        return True
    office = bare and head in reader.vocabulary.grammar["offices"]
    return (verb or office) and reader.word(index + 1) == "," and reader.word(index + 2) == "who"


def _opens_clause(reader: Reader, before: int) -> bool:
    """Whether a name behind this token is a subject: "the extent to which Berg as mayor ..."."""
    return before < 0 or reader.kind(before) == "," or reader.word(before) in ("that", "which", "when", "while", "but")


def _is_made(reader: Reader, before: int) -> bool:
    """Whether the word before a name, or before the name's title, is a verb of naming or dismissing."""
    if reader.kind(before) == "H":
        before = reader.role_ending_at(before).lead - 1
    word = reader.word(before)
    return word in reader.vocabulary.as_verbs or word in reader.vocabulary.naming


def _possessed(reader: Reader, index: int) -> bool:
    """Whether what the name owns is the holding of a post: "Ann Berg's second term as mayor"."""
    holding = reader.vocabulary.grammar["holding"]
    return any(reader.word(i) in holding for i in (index, index + 1, index + 2))


def _cataphoric(reader: Reader, index: int, role: RolePhrase) -> list[tuple[int, int]]:
    """ "As mayor of Oslo, Ann Berg built it": no name before, one behind the comma."""
    if any(kind == "C" for kind in reader.tokens.kinds[max(0, index - _WINDOW) : index]) or index > _WINDOW:
        return []
    last, organisation = role_end(reader, role)
    comma = organisation[1] if organisation else last
    if reader.kind(comma) == "A":  # "as a lobbyist and consultant, Ann Berg"
        while comma - last < 8 and reader.kind(comma) not in (",", "", "."):
            comma += 1
    if reader.kind(comma) != ",":
        return []
    begin = comma + 1
    single = reader.word(begin) in reader.surnames and reader.kind(begin + 1) != "C"
    stop = reader.name(begin, single=single)
    return [(begin, stop)] if stop else []
