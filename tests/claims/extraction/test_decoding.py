"""Probabilities and choices of the chain are compared with counting all that is possible."""

import itertools
import random

import pytest

from claims.extraction.quotes.decoding import (
    ANY,
    BEGIN,
    INSIDE,
    NO_CONTENT,
    NO_WORDS,
    OUTSIDE,
    Run,
    choose,
    probabilities,
    runs,
)


def chain(seed, length):
    draw = random.Random(seed)
    scores = [tuple(draw.uniform(0.1, 1) for _ in range(5)) for _ in range(length)]
    links = [tuple(draw.uniform(0.1, 1) for _ in range(25)) for _ in range(length - 1)]
    return scores, links


def allowed(path, breaks):
    before = OUTSIDE
    for label, stop in zip(path, breaks, strict=True):
        if label == INSIDE and (before not in (BEGIN, INSIDE) or stop == NO_CONTENT):
            return False
        if label == INSIDE and stop == NO_WORDS and before == BEGIN:
            return False
        before = label
    return True


def counted(scores, links, breaks):
    """Probability of every (first, last) stretch of content, by summing over all label sequences."""
    total, found = 0.0, {}
    for path in itertools.product(range(5), repeat=len(scores)):
        if not allowed(path, breaks):
            continue
        weight = 1.0
        for k, label in enumerate(path):
            weight *= scores[k][label] * (links[k - 1][5 * path[k - 1] + label] if k else 1)
        total += weight
        for first in (k for k, label in enumerate(path) if label == BEGIN):
            last = first
            while last + 1 < len(path) and path[last + 1] == INSIDE:
                last += 1
            found[first, last] = found.get((first, last), 0) + weight
    return {span: weight / total for span, weight in found.items()}


@pytest.mark.parametrize("breaks", [[ANY] * 5, [ANY, NO_WORDS, ANY, NO_CONTENT, ANY], [ANY, ANY, NO_WORDS, ANY, ANY]])
def test_runs_have_the_probability_that_counting_gives(breaks):
    scores, links = chain(5, 5)
    expected = {span: p for span, p in counted(scores, links, breaks).items() if p >= 0.02}
    found = {(run.first, run.last): run.probability for run in runs(probabilities(scores, links, breaks))}
    assert found == pytest.approx(expected)


def test_no_chunks_give_no_runs():
    assert runs(probabilities([], [], [])) == []
    assert choose([], [0], [0], []) == []


def chosen(candidates, marked=(0, 0, 0, 0), reported=True):
    marks = [0, *itertools.accumulate(marked)]
    return choose(candidates, [0, 4, 8, 9, 10], marks, [reported] * 4)


def test_of_two_overlapping_runs_the_likelier_is_chosen():
    assert chosen([Run(0, 1, 0.3), Run(1, 3, 0.6)]) == [Run(1, 3, 0.6)]


def test_runs_apart_from_one_another_are_all_chosen_in_order():
    apart = [Run(0, 0, 0.9), Run(2, 3, 0.9)]
    assert chosen(apart) == apart


def test_a_doubtful_run_is_worth_proposing_only_between_marks_and_beside_a_reporting_word():
    doubtful = Run(1, 1, 0.2)
    assert chosen([doubtful]) == []
    assert chosen([doubtful], marked=(0, 1, 0, 0), reported=False) == []
    assert chosen([doubtful], marked=(0, 1, 0, 0)) == [doubtful]


def test_runs_that_nearly_agree_support_each_other():
    alike = [Run(0, 1, 0.3), Run(0, 2, 0.25), Run(0, 3, 0.2)]
    assert chosen(alike) == [alike[0]]
    assert chosen(alike[:1]) == []
