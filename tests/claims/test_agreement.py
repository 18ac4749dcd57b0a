from __future__ import annotations

import pytest

from claims.agreement import agreement


def test_kappa_is_what_cohens_formula_gives():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed .7, by chance .5, kappa .4
    found = agreement({(1, 1): 20, (1, 2): 5, (2, 1): 10, (2, 2): 15})
    assert (found.rated, found.agreed) == (50, 35)
    assert found.kappa == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [({}, None), ({(1, 1): 3}, None), ({(1, 1): 2, (2, 2): 2}, 1.0), ({(1, 2): 2, (2, 1): 2}, -1.0)],
)
def test_its_ends(pairs: dict[tuple[int, int], int], kappa: float | None):
    assert agreement(pairs).kappa == kappa
