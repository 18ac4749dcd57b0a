from __future__ import annotations

import pytest

from sources.providers.names import name_match, name_words


@pytest.mark.parametrize(
    ("asked", "found", "how"),
    [
        ("Ada Lind", "Ada Lind", "exact"),
        ("José Núñez", "Jose Nunez", "exact"),
        ("Ada Lind", "Ada M. Lind", "fuller"),
        ("Ada M. Lind", "Ada Lind", "shorter"),
        ("Lind", "Ada Lind", "part"),
        ("Ada Lind", "Ada Lind Foundation", "part"),
        ("Ada Lind", "Lind", "part"),
        ("Ada Lind", "Ada Lindqvist", ""),
        ("Ada Lind", "Eva Lind", ""),
        ("", "Ada Lind", ""),
        ("Ada Lind", "", ""),
        ("!?", "…", ""),
    ],
)
def test_how_a_name_fits(asked, found, how):
    assert name_match(asked, found) == how


def test_words_of_a_name_have_no_case_accents_and_marks():
    assert name_words("José Á. O’Núñez-Lind") == ["jose", "a", "o", "nunez", "lind"]
