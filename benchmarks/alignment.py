"""How well and how fast a quotation is found in its source, beside ``rapidfuzz.fuzz.partial_ratio_alignment``.

    python -m benchmarks.alignment [--megabytes 0.1 1 10] [--quotations 10] [--seed 1]

Sources are generated: sentences of common words and made-up ones whose frequency follows Zipf's law, so that a word is
rare or frequent as in speech, and as rich in near repetitions. From each, quotations of a sentence or two are taken as
they are, with one word changed, with words left out behind an ellipsis, and in the past tense of another person. Both
ways get the same quotation and the same text, in lower case for ``partial_ratio_alignment``, which knows no case.

``found``: the passage covers nine tenths of the planted one, and is no longer than a fifth more. ``exact``: its
first and last character are those of the planted one, give or take a full stop. Times are seconds of processor time for
one quotation, the median and the worst; one that is kept for many quotations (``Source``) is read anew each time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio_alignment

from claims.verification.quote import compare_quote
from claims.verification.quote.forms import section

_SYLLABLES = [
    "ba",
    "co",
    "da",
    "fe",
    "gi",
    "ho",
    "ju",
    "ka",
    "li",
    "mo",
    "ne",
    "pa",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "ya",
    "zo",
    "cher",
    "dran",
    "flim",
    "stor",
]
_SHIFTS = {
    "is": "was",
    "will": "would",
    "have": "had",
    "we": "they",
    "our": "their",
    "i": "he",
    "my": "his",
    "can": "could",
}


@dataclass(frozen=True, slots=True)
class Planted:
    """A quotation and where the words stand that it was made of."""

    kind: str
    quote: str
    start: int
    end: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--megabytes", type=float, nargs="+", default=[0.1, 1.0, 10.0])
    parser.add_argument("--quotations", type=int, default=10, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{'MB':>5} {'kind':10} {'':16} {'found':>7} {'exact':>7} {'median s':>9} {'worst s':>9}")
    for megabytes in options.megabytes:
        chance = random.Random(options.seed)
        source = _source(chance, int(megabytes * 1_000_000))
        planted = list(_planted(chance, source, options.quotations))
        for kind in dict.fromkeys(one.kind for one in planted):
            own = [one for one in planted if one.kind == kind]
            _measure(megabytes, kind, "compare_quote", own, source, _compared)
            _measure(megabytes, kind, "rapidfuzz", own, source, _partial_ratio)


def _source(chance: random.Random, size: int) -> str:
    common = sorted(word for word in section("common") if word.isalpha() and len(word) > 1)
    rare = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(rare) + 1)]
    parts: list[str] = []
    length = 0
    while length < size:
        count = chance.randint(6, 28)
        words = chance.choices(common, k=count)
        for place, word in zip(
            chance.sample(range(count), count // 2), chance.choices(rare, weights, k=count), strict=False
        ):
            words[place] = word
        sentence = (
            " ".join(words).capitalize() + chance.choice([".", ".", ".", "?", "!"]) + chance.choice((" ", " ", "\n\n"))
        )
        parts.append(sentence)
        length += len(sentence)
    return "".join(parts)[:size]


def _planted(chance: random.Random, source: str, count: int) -> Iterator[Planted]:
    for kind, change in _CHANGES.items():
        for _ in range(count):
            start = source.index(". ", chance.randrange(len(source) - 4000)) + 2
            end = source.index(".", start + 120)
            quote = change(chance, source[start:end].split())
            yield Planted(kind, " ".join(quote), start, end)


def _one_changed(chance: random.Random, words: list[str]) -> list[str]:
    words[chance.randrange(2, len(words) - 2)] = "elephants"
    return words


def _elided(chance: random.Random, words: list[str]) -> list[str]:
    third = len(words) // 3
    return [*words[:third], "…", *words[2 * third :]]


def _shifted(chance: random.Random, words: list[str]) -> list[str]:
    return [_SHIFTS.get(word.lower(), word) for word in words]


_CHANGES: dict[str, Callable[[random.Random, list[str]], list[str]]] = {
    "as it is": lambda chance, words: words,
    "changed": _one_changed,
    "elided": _elided,
    "shifted": _shifted,
}


def _compared(quote: str, source: str) -> tuple[int, int] | None:
    passages = compare_quote(quote, source).passages
    return (passages[0].start, passages[-1].end) if passages else None


def _partial_ratio(quote: str, source: str) -> tuple[int, int] | None:
    found = partial_ratio_alignment(quote.lower(), source.lower())
    return (found.dest_start, found.dest_end) if found else None


def _measure(
    megabytes: float,
    kind: str,
    name: str,
    planted: list[Planted],
    source: str,
    find: Callable[[str, str], tuple[int, int] | None],
) -> None:
    seconds: list[float] = []
    found = exact = 0
    for one in planted:
        begun = time.process_time()
        span = find(one.quote, source)
        seconds.append(time.process_time() - begun)
        if span is not None:
            covered = min(span[1], one.end) - max(span[0], one.start)
            length = one.end - one.start
            found += covered >= 0.9 * length and span[1] - span[0] <= 1.2 * length
            exact += abs(span[0] - one.start) <= 1 and abs(span[1] - one.end) <= 1
    share = f"{found}/{len(planted)}", f"{exact}/{len(planted)}"
    median, worst = statistics.median(seconds), max(seconds)
    print(f"{megabytes:5g} {kind:10} {name:16} {share[0]:>7} {share[1]:>7} {median:9.3f} {worst:9.3f}", flush=True)


if __name__ == "__main__":
    main()
