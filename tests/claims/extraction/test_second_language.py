"""A second language is an added folder: a few German word lists, and the engine reads German with no change of code."""

import shutil
from datetime import date

import pytest

from claims.extraction import ClaimKind, extract, lexicon, pipeline
from claims.extraction.quotes.labeller import load_labeller

FILES = {
    "sentences": 'abbreviations_before_name = "Hr Fr Dr"\nopeners = "Der Die Das Er Sie Am"\nbehind_ordinals = "Mai"',
    "names": 'honorifics = "Herr Frau"\ngiven = "Anna Jonas"\nfemale = "Anna"\nparticles = "von zu"',
    "grammar": 'subject_pronouns = "er sie"\nbe = "ist war sind"\ndeterminers = "der die das"',
    "reporting": '[verbs]\nsay = "sagen"\nstate = "warnen"\n[irregular]\nsagen = "sagt sagte gesagt sagend"\n'
    'warnen = "warnt warnte gewarnt warnend"',
    "dates": """
ordinal-endings = "."
[months]
januar = 1
mai = 5
[weekdays]
montag = 1
[deictic]
gestern = -1
[shifts]
"später" = 1
[units]
tag = "D"
[plural_units]
tage = "D"
[cardinals]
zwei = 2
drei = 3
zwanzig = 20
[ordinals]
dritte = 3
[words]
THE = "der die das dem den"
IN = "im"
""",
    "tense": 'past = "war hatte sagte"',
    "numbers": """
counted = "menschen häuser"
[grammar]
and = "und"
a = "ein eine"
half = "halb"
of-word = "von"
the = "der"
times = "mal"
between = "zwischen"
range = "bis"
to = "auf"
period-words = "im|in"
from = "von"
by = "um"
than = "als"
more-words = "weitere"
per = "pro je"
aged = "alt"
state-words = "sind waren"
in-of = ["von"]
number = ["Nr."]
[hedges]
"about" = ["rund", "etwa"]
[scales]
millionen = 1000000
[currencies]
euro = "EUR"
[units]
kilometer = "km"
[multiples]
words = { doppelt = 2 }
changes = { verdoppelt = "2 up" }
not-before = "bis"
comparing = ["so viel"]
[rates]
words = "stunde tag"
[votes]
after = "Stimmen"
before = "Abstimmung"
games = "Sieg"
score = "gewann"
[ranks]
superlatives = "größte"
repeated = ["mal"]
ranked = "belegte"
place = "Platz"
led-by = "ist war"
top = "top"
""",
}
TEXT = (
    "Anna Berger war gestern nicht in der Stadt. Am 3. Mai 2021 kamen rund 300 Menschen zu dem Fest. "
    "„Es war ein Erfolg für die Stadt“, sagte Berger. Das Buch „Der lange Weg“ ist nicht von ihr."
)
PUBLISHED = date(2021, 5, 12)


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    """The lexicons with a folder for German beside the one for English."""
    folder = tmp_path_factory.mktemp("lexicons")
    (folder / "en").symlink_to(lexicon._FOLDER / "en")
    (folder / "small_words.toml").symlink_to(lexicon._FOLDER / "small_words.toml")
    (folder / "de").mkdir()
    for name, words in FILES.items():
        (folder / "de" / f"{name}.toml").write_text(words, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicon, "_FOLDER", folder)
        yield extract(TEXT, PUBLISHED)


def of_kind(extraction, kind):
    return [claim for claim in extraction.claims if claim.kind == kind]


def test_german_is_read_as_soon_as_its_folder_is_there(german):
    assert german.language == "de"
    assert lexicon.languages() == ("de", "en")


def test_its_dates_have_their_values(german):
    found = [(claim.text, claim.value) for claim in of_kind(german, ClaimKind.DATE)]
    assert found == [("gestern", "2021-05-11"), ("3. Mai 2021", "2021-05-03")]


def test_its_distances_count_from_the_day_named_before(german):
    text = "Der Zug kam am 3. Mai 2021 in die Stadt. Zwei Tage später war er nicht mehr da."
    assert [claim.value for claim in extract(text, PUBLISHED).claims if claim.kind == ClaimKind.DATE] == [
        "2021-05-03",
        "2021-05-05",
    ]


def test_its_numbers_have_hedge_and_value(german):
    (claim,) = of_kind(german, ClaimKind.NUMBER)
    assert (claim.text, claim.value, claim.approximate) == ("rund 300", "300", True)


def test_its_quotations_have_their_speaker_and_titles_are_none(german):
    (claim,) = of_kind(german, ClaimKind.QUOTE)
    assert claim.text == "„Es war ein Erfolg für die Stadt“"
    assert claim.claimant == "Anna Berger"
    assert "reporting word “sagte”" in claim.found_by


def test_a_statement_is_the_sentence_where_the_language_has_no_wording(german):
    (claim,) = of_kind(german, ClaimKind.NUMBER)
    assert claim.statement == "Am 3. Mai 2021 kamen rund 300 Menschen zu dem Fest."


def test_a_warning_tells_what_the_folder_lacks(german):
    (warning,) = [warning for warning in german.warnings if "de" in warning]
    assert warning == (
        "Not read in “de”: roles, check-worthiness, what a sentence does, statements in their own words, "
        "reported speech without quotation marks."
    )
    assert not of_kind(german, ClaimKind.ROLE)
    assert {claim.check_worthiness for claim in german.claims} == {0}


def test_english_lacks_nothing():
    text = "“It was a success,” said Anna Berger, the mayor, on Monday. Nearly 3,000 people came."
    extraction = extract(text, PUBLISHED)
    assert extraction.warnings == ()
    assert {claim.kind for claim in extraction.claims} == {
        ClaimKind.QUOTE, ClaimKind.ROLE, ClaimKind.DATE, ClaimKind.NUMBER
    }  # fmt: skip


def test_no_weights_are_taken_from_another_language():
    assert load_labeller("en") is not None
    assert load_labeller("zz") is None


def test_a_section_that_no_language_has_is_an_error():
    with pytest.raises(KeyError):
        lexicon.words("names", "no such section")
    assert lexicon.words("names", "given", "zz") == frozenset()


ENGLISH = (
    "“It was a success for the city,” said Mayor Anna Berger on Monday. She said that 300 jobs had gone since 2019. "
    "The bridge was closed last year."
)
OPTIONAL = [file.name for file in sorted((lexicon._FOLDER / "en").iterdir()) if file.name != "sentences.toml"]


@pytest.fixture
def another_english(tmp_path, monkeypatch):
    """A function that reads a text with a copy of the English folder, less one file, as if it were another language."""

    def read(missing):
        code = f"xx-{missing}"  # word lists are kept by language
        shutil.copytree(lexicon._FOLDER, tmp_path / "lexicons")
        shutil.copytree(lexicon._FOLDER / "en", tmp_path / "lexicons" / code)
        (tmp_path / "lexicons" / code / missing).unlink(missing_ok=True)
        monkeypatch.setattr(lexicon, "_FOLDER", tmp_path / "lexicons")
        monkeypatch.setattr(pipeline, "guess_language", lambda text: code)
        return extract(ENGLISH, PUBLISHED)

    return read


def test_a_copy_of_the_english_folder_reads_as_english_does(another_english):
    expected = extract(ENGLISH, PUBLISHED)
    found = another_english("nothing")
    assert (found.claims, found.persons, found.warnings) == (expected.claims, expected.persons, ())


@pytest.mark.parametrize("missing", OPTIONAL)
def test_without_a_file_the_rest_is_read_and_a_warning_tells_what_is_not(missing, another_english):
    found = another_english(missing)
    assert len({claim.kind for claim in found.claims}) > 1
    helpers = ("grammar.toml", "tense.toml")  # other finders' words: no kind of claim falls away with them
    assert bool(found.warnings) == (missing not in helpers)
