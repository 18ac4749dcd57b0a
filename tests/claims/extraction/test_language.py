import shutil

import pytest

from claims.extraction import lexicon
from claims.extraction.language import guess_language
from claims.extraction.numbers import find_quantities
from claims.extraction.sentences import split_sentences
from claims.extraction.statements import resolve


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said on Tuesday that the talks had failed and that they would not be held again."),
        ("de", "Der Minister sagte am Dienstag, dass die Gespräche gescheitert sind und nicht mehr weitergehen."),
        ("fr", "Le ministre a dit mardi que les discussions avaient échoué et qu’elles ne seront pas reprises."),
        ("es", "El ministro dijo el martes que las conversaciones habían fracasado y que no se van a retomar."),
        ("und", "Министр сказал во вторник, что переговоры провалились и больше не будут проводиться никогда."),
        ("en", "“I can’t promise that,” she added. Unemployment, which fell to 4.1%, won’t stay there, by all signs."),
        ("und", "12345 !!! 678"),
        ("en", "Taxes rose by 5%."),
    ],
)
def test_the_likeliest_language(language, text):
    assert guess_language(text) == language


def test_a_second_language_is_an_added_folder(tmp_path, monkeypatch):
    """Sentences, numbers and statements read the word lists of the language that they are asked for."""
    shutil.copytree(lexicon._FOLDER / "en", tmp_path / "en")
    shutil.copytree(lexicon._FOLDER / "en", tmp_path / "xx")
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    _changed(tmp_path / "xx" / "sentences.toml", "Mr Mrs", "Hr Fr")
    _changed(tmp_path / "xx" / "numbers.toml", "billion = ", "milliard = ")
    _changed(tmp_path / "xx" / "statements.toml", "However But", "Indes Aber")
    text = "Hr. Lind gave 3 milliard euros. Indes nobody came."
    sentences = split_sentences(text, "xx")
    assert [sentence.span.of(text) for sentence in sentences] == [
        "Hr. Lind gave 3 milliard euros.",
        "Indes nobody came.",
    ]
    assert [q.value for q in find_quantities(text, sentences, [], "xx")] == ["3000000000"]
    assert resolve(text, sentences[1].span, [], [], "xx") == "Nobody came."


def _changed(path, old, new):
    written = path.read_text("utf-8")
    assert old in written
    path.write_text(written.replace(old, new), "utf-8")
