"""Whether work grows with its text and not with the square of it, measured in processor time."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ROUNDS = 2


def assert_twice_the_text_takes_twice_the_work(work: Callable[[str], object], text: str, *, slack: float) -> None:
    """Quadratic time would be four times, whatever else the machine does.

    The least of several rounds counts, without the garbage collector: its cost grows with what other tests left in
    memory. ``slack`` is the seconds that a small text's cost cannot tell apart.
    """
    half, whole = _least(work, text[: len(text) // 2]), _least(work, text)
    assert whole < 3 * half + slack, f"{half:.2f} s for half of the text, {whole:.2f} s for all of it"


def _least(work: Callable[[str], object], text: str) -> float:
    gc.collect()
    gc.disable()
    try:
        return min(_seconds(work, text) for _ in range(ROUNDS))
    finally:
        gc.enable()


def _seconds(work: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    work(text)
    return time.process_time() - started
