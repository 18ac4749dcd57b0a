"""What kind of sentence it is: a statement of fact, or an opinion, a prediction, a promise, a question …

Fact-checkers sort sentences in this way before they check any (Full Fact's scheme: Konstantinovskiy et al. 2021,
"Toward Automated Factchecking"). The rules read words of ``lexicons/en/nature.toml``, and the reason names those that
decided. They lean to fact: where a figure or a dated event stands beside a judgement, the sentence can be checked for
it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice

from claims.extraction import lexicon

_MOST_CHARACTERS = 2_000
_MOST_TOKENS = 160
_TOKEN = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’-][^\W_]+)*|[?!%$€£“”\",:;—–(\[]")
_MOST_ENDING = 40  # characters in which a sentence's question mark is looked for
_REACH = 6  # words between "expect" and its "to"
_ASKED = re.compile(r"\?[\s.!\"'”’»)\]]*\Z")


class NatureKind(StrEnum):
    """What a sentence does, in the words of those who check facts."""

    FACT = "fact"
    OPINION = "opinion"
    PREDICTION = "prediction"
    PROMISE = "promise"
    DEMAND = "demand"
    SUPPOSITION = "supposition"
    EXPERIENCE = "experience"
    QUESTION = "question"
    REQUEST = "request"
    COURTESY = "courtesy"


@dataclass(frozen=True, slots=True)
class Nature:
    """The kind of a sentence and why; ``reason`` is "" for a plain statement of fact, else it reads behind "it"."""

    kind: NatureKind
    reason: str

    @property
    def checkable(self) -> bool:
        """Whether a source can bear the sentence out: now, or for predictions and promises, later."""
        return self.kind in (NatureKind.FACT, NatureKind.PREDICTION, NatureKind.PROMISE)


def nature_of(sentence_text: str, language: str = "en") -> Nature:
    """The nature of one sentence, or of the words that someone is reported to have said.

    Never raises; only the beginning of a very long sentence is read. A statement in which nothing speaks against
    fact is one, and so is every statement in a language without ``nature.toml``.
    """
    reading = _Reading(sentence_text[:_MOST_CHARACTERS], language)
    for rule in _RULES:
        found = rule(reading)
        if found:
            anchor = _anchor(reading, found.kind)
            return Nature(NatureKind.FACT, f"{anchor}, although {found.reason}") if anchor else found
    return Nature(NatureKind.FACT, "")


class _Reading:
    """The words of one sentence and where the entries of the lexicon stand in it."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        found = list(islice(_TOKEN.finditer(text), _MOST_TOKENS))
        self.spans = [match.span() for match in found]
        self.tokens = [match.group() for match in found]
        self.lower = [token.lower().replace("’", "'") for token in self.tokens]
        self.hits: dict[str, list[tuple[int, int]]] = {}
        entries = _entries(language)
        for index, word in enumerate(self.lower):
            for section, phrase in entries.get(word, ()):
                end = index + len(phrase)
                if len(phrase) == 1 or tuple(self.lower[index:end]) == phrase:
                    self.hits.setdefault(section, []).append((index, end))
        skipped = self.section("openers") | {",", '"', "“"}
        self.first = next((i for i, word in enumerate(self.lower) if word not in skipped), len(self.lower))

    def section(self, name: str) -> frozenset[str]:
        return lexicon.words("nature", name, self.language)

    def tense(self, name: str) -> frozenset[str]:
        return lexicon.words("tense", name, self.language)

    def at(self, section: str) -> Sequence[tuple[int, int]]:
        return self.hits.get(section, ())

    def word(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def written(self, start: int, end: int) -> str:
        return f"“{self.text[self.spans[start][0] : self.spans[min(end, len(self.spans)) - 1][1]]}”"

    def opens_with(self, section: str) -> tuple[int, int] | None:
        return next((hit for hit in self.at(section) if hit[0] == self.first), None)

    def after_first_person(self, section: str, reach: int = 3) -> tuple[int, int] | None:
        """The first entry that stands at most ``reach`` words behind "I" or "we"."""
        persons = [start for start, _ in self.at("first_person")]
        for start, end in self.at(section):
            if any(0 < start - person <= reach for person in persons):
                return start, end
        return None

    def happened(self) -> str:
        """The first verb that tells an event, or ""; "said" and the participle behind a comma tell none."""
        speech, past, not_past = self.section("speech"), self.tense("past"), self.tense("not-past")
        no_event = self.section("before_participle")
        for index, word in enumerate(self.lower):
            ed = word.endswith("ed") and len(word) > 4 and word not in not_past
            before = self.word(index - 1)
            verb = ed or (word in past and index > self.first)
            if verb and word not in speech and before not in no_event and word != "been":
                return self.written(index, index + 1)
        return ""

    def figure(self) -> str:
        """The first quantity that the sentence gives, or ""."""
        for index, word in enumerate(self.lower):
            if word[0].isdigit():
                scaled = self.word(index + 1) == "%" or self.word(index + 1) in self.section("quantity")
                return self.written(index - (self.word(index - 1) in _CURRENCIES), index + 1 + scaled)
        return next((self.written(*hit) for hit in self.at("quantity")), "")


_CURRENCIES = ("$", "€", "£")


@cache
def _entries(language: str) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """By first word: the sections of the lexicon and the whole entry."""
    if not lexicon.has("nature", language):
        return {}
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for section, entry in lexicon.table("nature", language).items():
        for item in entry.split():
            phrase = tuple(item.split("_"))
            found.setdefault(phrase[0], []).append((section, phrase))
    return {word: tuple(entries) for word, entries in found.items()}


# ------------------------------------------------------------ rules


def _question(reading: _Reading) -> Nature | None:
    asked = _ASKED.search(reading.text[-_MOST_ENDING:]) or _asked_in_quotes(reading)
    if not asked:
        return None
    effect = reading.opens_with("for_effect")
    if effect:
        return Nature(NatureKind.QUESTION, f"{reading.written(*effect)} opens a question put for effect")
    return Nature(NatureKind.QUESTION, "is a question")


def _asked_in_quotes(reading: _Reading) -> bool:
    """“Is that so?” she asked."""
    if not reading.text.lstrip().startswith(('"', "“")) or "?" not in reading.lower:
        return False
    rest = reading.lower[len(reading.lower) - reading.lower[::-1].index("?") :]
    return len(rest) < 8 and any(word in reading.section("asking") for word in rest)


def _talk(reading: _Reading) -> Nature | None:
    courtesy = reading.opens_with("courtesy")
    if courtesy and reading.word(courtesy[1]) != "to":
        return Nature(NatureKind.COURTESY, f"{reading.written(*courtesy)} is courtesy")
    request = reading.opens_with("request")
    if request:
        follower = reading.word(request[1])
        told = reading.happened() or reading.at("future")
        certain = reading.opens_with("certain_request") or follower in reading.section("request_object")
        if certain or (follower in reading.section("request_preposition") and not told):
            return Nature(NatureKind.REQUEST, f"{reading.written(*request)} asks for something")
    return None


def _supposition(reading: _Reading) -> Nature | None:
    opening = reading.opens_with("supposing")
    if opening:
        return Nature(NatureKind.SUPPOSITION, f"{reading.written(*opening)} supposes")
    for start, end in reading.at("possible"):
        for have in (end, end + 1):
            if reading.word(have) == "have" and _is_participle(reading, have + 1):
                words = reading.written(start, have + 1)
                return Nature(NatureKind.SUPPOSITION, f"{words} tells what did not happen or is only supposed")
        condition = next(iter(reading.at("condition")), None)
        if condition and reading.word(start) in ("would", "could", "might"):
            words = f"{reading.written(*condition)} and {reading.written(start, end)}"
            return Nature(NatureKind.SUPPOSITION, f"{words} suppose something")
    return None


def _is_participle(reading: _Reading, index: int) -> bool:
    word = reading.word(index)
    return word.endswith(("ed", "en")) or word in reading.tense("past")


def _promise(reading: _Reading) -> Nature | None:
    found = reading.after_first_person("promise", 2) or reading.after_first_person("future", 2)
    if found is None:
        found = next(((s, e) for s, e in reading.at("first_person") if reading.word(s).endswith("'ll")), None)
    if found and reading.word(found[1]) not in reading.section("unpromised") and not _is_noun(reading, found):
        return Nature(NatureKind.PROMISE, f"{reading.written(*found)} promises")
    return None


def _prediction(reading: _Reading) -> Nature | None:
    future = [hit for hit in reading.at("future") if not _is_noun(reading, hit)]
    future += [(s, s + 1) for s, word in enumerate(reading.lower) if word.endswith("'ll")]
    future += [
        (start, end + 1)
        for start, end in reading.at("future_to")
        if reading.word(end) == "to" and reading.word(start - 1) not in ("was", "were", "had", "been")
    ]
    future += [hit for hit in reading.at("forecast") if reading.word(hit[0] - 1) != "to"]
    future += [hit for hit in reading.at("expectation") if "to" in reading.lower[hit[1] : hit[1] + _REACH]]
    if not reading.happened():
        future += reading.at("future_times")
    if future:
        return Nature(NatureKind.PREDICTION, f"{reading.written(*min(future))} speaks of the future")
    for start, end in reading.at("possible"):
        if reading.tokens[start].islower() and reading.word(end) not in ("not", "like", "love"):
            return Nature(NatureKind.PREDICTION, f"{reading.written(start, end)} tells what may be, not what is")
    return None


def _is_noun(reading: _Reading, hit: tuple[int, int]) -> bool:
    """Whether "will" is a noun or a name, or "going to" leads to a place."""
    start, end = hit
    if reading.word(start) == "will":
        return reading.word(start - 1) in reading.section("before_noun") or not reading.tokens[start].islower()
    if reading.word(end - 1) == "to":
        follower = reading.tokens[end] if end < len(reading.tokens) else ""
        return follower in reading.tense("after-to") or not follower.islower()
    return False


def _demand(reading: _Reading) -> Nature | None:
    if reading.hits.get("rule"):
        return None
    for start, end in reading.at("demand"):
        if reading.word(start) == "must" and reading.word(end) == "have":
            return Nature(NatureKind.OPINION, f"{reading.written(start, end + 1)} concludes")
        if reading.word(end) not in ("say", "admit") and reading.word(end + 1) != "with":
            return Nature(NatureKind.DEMAND, f"{reading.written(start, end)} says what ought to be")
    return None


def _experience(reading: _Reading) -> Nature | None:
    own = reading.hits.get("first_person") or reading.hits.get("owner")
    private = next(iter(reading.at("private")), None)
    if own and private and not reading.after_first_person("on_record"):
        return Nature(NatureKind.EXPERIENCE, f"{reading.written(*private)} tells of the speaker's own life")
    return None


def _opinion(reading: _Reading) -> Nature | None:
    belief = reading.after_first_person("belief", 2) or reading.after_first_person("wish", 2)
    belief = belief or reading.after_first_person("feeling", 4) or next(iter(reading.at("view")), None)
    if belief:
        return Nature(NatureKind.OPINION, f"{reading.written(*belief)} states what the speaker thinks or feels")
    for start, end in reading.at("judging"):
        if _predicated(reading, start) or start == reading.first or not reading.happened():
            return Nature(NatureKind.OPINION, f"{reading.written(start, end)} judges")
    for start, end in reading.at("excess"):
        if reading.word(end).isalpha() and _predicated(reading, start):
            return Nature(NatureKind.OPINION, f"{reading.written(start, end + 1)} judges")
    for start, end in reading.at("weighing"):
        if reading.word(start - 1) in reading.section("intensifiers") or _predicated(reading, start):
            return Nature(NatureKind.OPINION, f"{reading.written(start, end)} judges")
    return None


def _predicated(reading: _Reading, start: int) -> bool:
    """Whether the word is said of something: behind "is" and at most a few small words."""
    index = start - 1
    while index >= start - 4 and reading.word(index) in reading.section("between") | reading.section("intensifiers"):
        index -= 1
    return reading.word(index) in reading.section("linking")


_RULES = (_question, _supposition, _talk, _promise, _prediction, _demand, _experience, _opinion)
_NEVER_FACT = (NatureKind.QUESTION, NatureKind.SUPPOSITION)
_OF_THE_PAST = (NatureKind.OPINION, NatureKind.EXPERIENCE)
"""A figure beside these is of what is; in other kinds only where the sentence also tells what happened."""


def _anchor(reading: _Reading, kind: NatureKind) -> str:
    """What in the sentence can be looked up all the same, or ""."""
    if kind in _NEVER_FACT:
        return ""
    figure, happened = reading.figure(), reading.happened()
    if figure and (kind in _OF_THE_PAST or happened):
        return f"gives {figure}"
    time = next((reading.written(*hit) for hit in reading.at("time")), "")
    if time and happened:
        return f"tells what happened ({happened}, {time})"
    compared = next((reading.written(*hit) for hit in reading.at("compared")), "")
    return f"compares ({compared})" if compared and kind in _OF_THE_PAST else ""
