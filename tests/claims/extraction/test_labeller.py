import itertools
import random

from claims.extraction.document import read_document
from claims.extraction.quotes.chunks import categories, chunk_paragraph
from claims.extraction.quotes.features import paragraph_features
from claims.extraction.quotes.labeller import BEGIN, INSIDE, OUTSIDE, best_path
from claims.extraction.quotes.paragraphs import speech_paragraphs


def features(text):
    document = read_document(text)
    cats = categories(document)
    return [
        paragraph_features(document, chunk_paragraph(document, cats, begin, end))
        for begin, end in speech_paragraphs(document, cats)
    ]


def test_features_hold_no_word_of_open_class():
    one = "The grotty plonk near a grim kerb said that no bungalow would tumble, “a gaudy marrow” in the parlour."
    other = "The turgid hedge near a dull lawn said that no pamphlet would wander, “a lofty turnip” in the meadow."
    assert features(one) == features(other)


def test_chunks_cover_every_word_once():
    text = "Klein, who left in 2019, told reporters on Monday: “We stay.” The U.S. Senate (and others) agreed."
    document = read_document(text)
    chunks = chunk_paragraph(document, categories(document), 0, len(document.tokens))
    covered = [i for chunk in chunks for i in range(chunk.begin, chunk.end)]
    assert covered == sorted(set(covered))
    words = {i for i, word in enumerate(document.lower) if word[0].isalnum()}
    assert words <= set(covered)


def test_the_best_path_is_the_best_of_all_paths():
    choose = random.Random(3)
    scores = [tuple(choose.uniform(-2, 2) for _ in range(5)) for _ in range(4)]
    links = [[tuple(choose.uniform(-2, 2) for _ in range(5)) for _ in range(5)] for _ in range(3)]

    def value(path):
        return sum(row[label] for row, label in zip(scores, path, strict=True)) + sum(
            link[one][other] for link, (one, other) in zip(links, itertools.pairwise(path), strict=True)
        )

    def allowed(path):
        before = OUTSIDE
        for label in path:
            if label == INSIDE and before not in (BEGIN, INSIDE):
                return False
            before = label
        return True

    paths = [path for path in itertools.product(range(5), repeat=4) if allowed(path)]
    assert tuple(best_path(scores, links)) == max(paths, key=value)
    assert best_path([], []) == []
