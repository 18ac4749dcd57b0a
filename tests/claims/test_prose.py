"""Who is meant by ``@name``, and what only looks like a name."""

from __future__ import annotations

import pytest

from claims.prose import mentioned, plain_words


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("@ana please look", ("ana",)),
        ("Ask @ana, @ben.o and (@carla-maria)!", ("ana", "ben.o", "carla-maria")),
        ("Thanks, @ana.", ("ana",)),
        ("@ana @ana @ana", ("ana",)),
        ("**@ana** and _thank you @ben_", ("ana", "ben")),
        ("> @ana said so\n\n- @ben", ("ana", "ben")),
        ("@Ödön und @李雷", ("Ödön", "李雷")),
        ("@ﬁona", ("fiona",)),  # NFKC, as user names are kept
        ("@ana_b_c", ("ana_b_c",)),
        ("@ana@example.org", ("ana@example.org",)),  # a user name may be an address
        ("mail ana@example.org or <ben@example.org>", ()),
        ("x@ana, x.@ana, @@ana", ()),
        ("`@ana` is code", ()),
        ("```\n@ana\n```", ()),
        ("    @ana is indented code", ()),
        ("@ and @! and @.", ()),
        ("", ()),
    ],
)
def test_names_are_found_in_prose_alone(words: str, names: tuple[str, ...]):
    assert mentioned(words) == names


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        (
            "**Both** shares are _110 percent_,\n`see` [here](https://example.org)",
            "Both shares are 110 percent, see here",
        ),
        ("> quoted\n\n- one\n- two\n\n# Head", "quoted one two Head"),
        ("un*believ*able", "unbelievable"),
        ("```\ncode here\n```", "code here"),
        ("<b>x</b> 😀", "<b>x</b> 😀"),
        ("", ""),
    ],
)
def test_what_is_said_without_marks(markdown: str, words: str):
    assert plain_words(markdown) == words


def test_hostile_text_is_read_in_a_moment():
    for piece in ("@", "@a", "@a.", "`@a", "*@a", "[@a](", "@\u0301"):
        mentioned((piece * 5000)[:5000])
        plain_words((piece * 5000)[:5000])
