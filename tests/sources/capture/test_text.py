"""Cleaning keeps the words; decoding knows what it reads or says that it does not."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.capture.document import DocumentRefused, ReadLimits
from sources.capture.text import accept_text, clean_text, decode_text, text_encoding
from tests.sources.capture.documents import WORDS


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\ufeffnul\x00 bell\x07 delete\x7f csi\x9b tab\t", "nul bell delete csi tab"),
        ("lone \ud800 and \udfff", "lone \ufffd and \ufffd"),
        ("emoji 🙂 stays", "emoji 🙂 stays"),
        ("e\u0301 is not \u00e9, a\u00a0b", "e\u0301 is not \u00e9, a\u00a0b"),
        ("  leading stays, trailing goes \n\n", "  leading stays, trailing goes"),
        ("joiner \u200d and mark \u200f stay", "joiner \u200d and mark \u200f stay"),
    ],
)  # fmt: skip
def test_clean_text(raw, clean):
    assert clean_text(raw) == clean


@given(st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x10FFFF, exclude_categories=())))
def test_cleaned_text_is_storable_and_cleaning_again_changes_nothing(raw):
    cleaned = clean_text(raw)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned
    assert "\r" not in cleaned
    assert clean_text(cleaned) == cleaned


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff")))
def test_printable_text_keeps_every_character(raw):
    assert clean_text(raw + ".") == raw + "."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode(), WORDS),
        (codecs.BOM_UTF8 + WORDS.encode(), WORDS),
        (WORDS.encode("utf-16"), WORDS),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), WORDS),
        (WORDS.encode("utf-32"), WORDS),
        (WORDS.encode("utf-16-le"), WORDS),
        (WORDS.encode("utf-16-be"), WORDS),
        (WORDS.encode("cp1252"), WORDS),
        ("Übergröße für José".encode("latin-1"), "Übergröße für José"),
        ("Владимир сказал".encode(), "Владимир сказал"),
        ("Владимир сказал".encode("utf-16"), "Владимир сказал"),
        ("日本語の記事".encode(), "日本語の記事"),
        (b"a stray \0 in a proper text", "a stray \0 in a proper text"),
    ],
)
def test_decode_text(data, text):
    assert decode_text(data) == text


def test_declared_charset_is_used_unless_it_is_wrong_or_no_charset():
    russian = "Владимир сказал"
    assert decode_text(russian.encode("cp1251"), "windows-1251") == russian
    assert decode_text(russian.encode(), "us-ascii; nonsense") == russian
    assert decode_text(b"\\u0041 stays", "unicode_escape") == "\\u0041 stays"
    assert decode_text("“quoted”".encode("cp1252"), "iso-8859-1") == "“quoted”"


@pytest.mark.parametrize(
    "name", ["zlib", "base64", "rot13", "idna", "punycode", "unicode_escape", "utf-7", "nope", "\0"]
)
def test_codecs_that_are_no_charsets(name):
    assert text_encoding(name) == ""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(100), "not-what-its-name-says"),
        (b"%PDF-1.7\n1 0 obj", "not-what-its-name-says"),
        (b"PK\x03\x04" + bytes(50), "not-what-its-name-says"),
        (bytes(range(256)) * 20, "not-what-its-name-says"),
        (b"\x01\x02\x03\x04\x05\x06" * 100, "not-what-its-name-says"),
        (bytes(1000), "not-what-its-name-says"),
        ("Владимир сказал это".encode("cp1251"), "unknown-encoding"),
        ("Ο πρόεδρος είπε".encode("cp1253"), "unknown-encoding"),
        ("日本語の記事".encode("shift_jis"), "unknown-encoding"),
    ],
)
def test_what_is_not_text_is_refused(data, code):
    with pytest.raises(DocumentRefused) as refused:
        decode_text(data)
    assert refused.value.code == code


def test_empty_and_oversized_texts_are_refused_with_a_sentence():
    limits = ReadLimits(max_text_bytes=100)
    for empty in ("", " \n\t ", "\x00\x01", "\ufeff"):
        with pytest.raises(DocumentRefused, match="no text"):
            accept_text(empty, limits)
    assert accept_text("x" * 100, limits)
    with pytest.raises(DocumentRefused, match="at most"):
        accept_text("é" * 51, limits)


@pytest.mark.parametrize("unit", ["\r", "\r\n", "\x00", "\ud800", " ", "\n", "a\u2028"])
def test_a_megabyte_is_cleaned_in_linear_time(unit):
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    clean_text(text)
    assert time.process_time() - began < 2
