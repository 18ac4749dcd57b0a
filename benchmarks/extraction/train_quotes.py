"""Fit the weights of the quotation labeller on annotated articles.

    python -m benchmarks.extraction.train_quotes ANNOTATED.jsonl claims/extraction/lexicons/en/quotes_weights.json
    python -m benchmarks.extraction.train_quotes ANNOTATED.jsonl PREDICTIONS.jsonl --folds 5

A linear chain conditional random field (Lafferty, McCallum, Pereira 2001) over the features of
``claims/extraction/quotes/features.py``, fitted by stochastic gradient ascent with quadratic decay. Where annotators
marked an attitude, several labels are right: the likelihood sums over them. ``--folds N`` writes predictions
instead of weights, each article labelled by weights fitted on the other folds (drawn by a hash of the article's id).
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from array import array
from itertools import pairwise
from pathlib import Path

from claims.evaluation.extraction import quote_annotations
from claims.extraction.document import read_document
from claims.extraction.quotes.chunks import categories, chunk_paragraph
from claims.extraction.quotes.decoding import BEGIN, CUE, INSIDE, OUTSIDE, SPEAKER
from claims.extraction.quotes.features import paragraph_features
from claims.extraction.quotes.finder import find_quotations
from claims.extraction.quotes.labeller import Labeller, between, transition_names
from claims.extraction.quotes.paragraphs import speech_paragraphs

QUOTED = 1 << 5
"""Set beside the label bits of content with words between quotation marks."""

SCALE = 0.01
"""Unit of the stored weights."""

EPOCHS = 15
RATE = 0.004
DECAY = 10.0
"""Strength of the quadratic penalty, for all articles together."""

MARGIN = 0.3
"""Cost of missing words between marks; half of it for other content."""

LEAST_CHUNKS = 5
"""A feature that fewer chunks have is left out: it says more about a text than about English."""

LEAST_WEIGHT = 0.05
"""A feature whose weights are all smaller is not stored."""

AVERAGED = 10
"""Last epochs whose weights are averaged (Polyak and Juditsky 1992): those of a single one depend on the order seen."""

SEED = 7

LEAST_GRADIENT = 0.002
"""Smaller differences between wanted and seen probabilities change nothing worth the time."""


def allowed_labels(record, document, chunks):
    """A bit mask of right labels per chunk. Attitudes, which are neither wanted nor wrong, allow several."""
    owner = {}

    def mark(span, name, number, speech):
        if not span:
            return
        for i in range(document.tokens.at_or_after(span[0] - 1), document.tokens.at_or_after(span[1])):
            owner.setdefault(i, (name, number, speech))

    ordered = sorted(enumerate(record["annotations"]), key=lambda pair: not pair[1]["speech"])
    for number, a in ordered:
        mark(a["quote"], "content", number, a["speech"])
    for number, a in ordered:
        mark(a["cue"], "cue", number, a["speech"])
        mark(a["speaker"], "speaker", number, a["speech"])
    masks, previous = [], None
    for chunk in chunks:
        votes = {}
        for i in range(chunk.begin, chunk.end):
            votes[owner.get(i)] = votes.get(owner.get(i), 0) + 1
        best = max(votes, key=votes.get)
        if best is None:
            masks.append(1 << OUTSIDE)
        elif best[0] == "content":
            if best[2]:
                quoted = 0 if record["annotations"][best[1]]["kind"] == "indirect" else QUOTED
                masks.append(1 << (INSIDE if previous == best else BEGIN) | quoted)
            else:
                masks.append(1 << OUTSIDE | 1 << BEGIN | 1 << INSIDE)
        else:
            label = 1 << (CUE if best[0] == "cue" else SPEAKER)
            masks.append(label if best[2] else label | 1 << OUTSIDE)
        previous = best
    return masks


class Names:
    """Feature names and their numbers."""

    def __init__(self):
        self.ids, self.names, self.widths = {}, [], []

    def id_of(self, name, width):
        found = self.ids.get(name)
        if found is None:
            found = self.ids[name] = len(self.names)
            self.names.append(name)
            self.widths.append(width)
        return found


def prepare(records, model):
    """Features, label pairs and right labels of every paragraph, a list for each record."""
    return [[*paragraphs(record, model)] for record in records]


def paragraphs(record, model):
    document = read_document(record["text"])
    cats = categories(document)
    for begin, end in speech_paragraphs(document, cats):
        chunks = chunk_paragraph(document, cats, begin, end)
        if not chunks:
            continue
        features = [[model.id_of(name, 5) for name in names] for names in paragraph_features(document, chunks)]
        pairs = [
            [model.id_of(name, 25) for name in transition_names(*between(one, other))]
            for one, other in pairwise(chunks)
        ]
        yield features, pairs, allowed_labels(record, document, chunks)


def without_rare(data, count):
    """Without the features that too few chunks have, of ``count`` in all."""
    counts = [0] * count
    for features, pairs, _ in data:
        for ids in (*features, *pairs):
            for i in ids:
                counts[i] += 1

    def kept(rows):
        return [[i for i in ids if counts[i] >= LEAST_CHUNKS] for ids in rows]

    return [(kept(features), kept(pairs), allowed) for features, pairs, allowed in data]


def kernel():
    """The compiled inner loops; needs a C compiler named cc."""
    source = Path(__file__).with_name("chain_crf.c")
    library = Path(tempfile.mkdtemp()) / "chain_crf.so"
    command = ["cc", "-O3", "-march=native", "-shared", "-fPIC", "-o", str(library), str(source), "-lm"]
    subprocess.run(command, check=True)
    return ctypes.CDLL(str(library))


def fit(data, model):
    """Weights by feature name: five numbers for a feature of chunks, 25 for one of neighbours."""
    started = time.time()
    count = len(model.names)
    data = without_rare(data, count)
    lengths, bases, masks = array("i"), array("l"), array("i")
    feature_at, feature_ids, pair_at, pair_ids = array("i", [0]), array("i"), array("i", [0]), array("i")
    for features, pairs, allowed in data:
        bases.append(len(masks))
        lengths.append(len(features))
        masks.extend(allowed)
        for k, ids in enumerate(features):
            feature_ids.extend(ids)
            feature_at.append(len(feature_ids))
            pair_ids.extend(pairs[k - 1] if k else ())
            pair_at.append(len(pair_ids))
    states, links = (ctypes.c_double * (count * 5))(), (ctypes.c_double * (count * 25))()
    averages = (ctypes.c_double * (count * 5))(), (ctypes.c_double * (count * 25))()
    step, scale, order, shuffle = (
        ctypes.c_long(0),
        ctypes.c_double(1.0),
        array("i", range(len(data))),
        random.Random(SEED),
    )
    library = kernel()

    def ints(values):
        return (ctypes.c_int * len(values)).from_buffer(values)

    for epoch in range(EPOCHS):
        shuffle.shuffle(order)
        library.epoch(
            len(data), ints(order), ints(lengths), (ctypes.c_long * len(bases)).from_buffer(bases), ints(feature_at),
            ints(feature_ids), ints(pair_at), ints(pair_ids), ints(masks), states, links, ctypes.c_double(RATE),
            ctypes.c_double(DECAY / len(data)), ctypes.c_double(MARGIN), ctypes.c_double(LEAST_GRADIENT), max(lengths),
            ctypes.byref(step), ctypes.byref(scale),
        )  # fmt: skip
        if epoch >= EPOCHS - AVERAGED:
            for rows, average in zip((states, links), averages, strict=True):
                library.add(ctypes.c_long(len(rows)), rows, ctypes.c_double(scale.value / AVERAGED), average)
        print(f"epoch {epoch + 1}: {time.time() - started:.0f} s", file=sys.stderr)
    weights = {}
    for i, (name, width) in enumerate(zip(model.names, model.widths, strict=True)):
        values = averages[width == 25][i * width : (i + 1) * width]
        if any(values):
            weights[name] = values
    return weights


def rounded(weights):
    """Weights as they are stored: whole numbers, rows of small ones left out."""
    rows = {name: [round(value / SCALE) for value in values] for name, values in sorted(weights.items())}
    return {name: values for name, values in rows.items() if max(map(abs, values)) * SCALE >= LEAST_WEIGHT}


def labeller_of(weights):
    rows = rounded(weights)
    return Labeller(
        {name: values for name, values in rows.items() if len(values) == 5},
        {name: values for name, values in rows.items() if len(values) == 25},
        SCALE,
    )


def write(weights, path):
    rows = rounded(weights)
    features = {name: values for name, values in rows.items() if len(values) == 5}
    transitions = {name: values for name, values in rows.items() if len(values) == 25}
    text = json.dumps(
        {"scale": SCALE, "features": features, "transitions": transitions}, ensure_ascii=False, separators=(",", ":")
    )
    Path(path).write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")


def fold_of(record, folds):
    return int(hashlib.sha256(str(record["id"]).encode()).hexdigest(), 16) % folds


def fitted_without(records, fold, folds):
    """A labeller fitted as the shipped one, on all records but those of ``fold``."""
    model = Names()
    chosen = [record for record in records if fold_of(record, folds) != fold]
    return labeller_of(fit([row for rows in prepare(chosen, model) for row in rows], model))


def cross_validate(records, data, model, folds, output):
    """Write predictions for every article, made by weights that were fitted without its fold and stored as shipped."""
    with Path(output).open("w", encoding="utf-8") as out:
        for number in range(folds):
            chosen = [
                row
                for record, rows in zip(records, data, strict=True)
                for row in rows
                if fold_of(record, folds) != number
            ]
            labeller = labeller_of(fit(chosen, model))
            for record in records:
                if fold_of(record, folds) == number:
                    found = find_quotations(read_document(record["text"]), labeller)
                    out.write(json.dumps({"id": record["id"], "annotations": quote_annotations(found)}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("annotated")
    parser.add_argument("output", help="the weights, or with --folds the predictions")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate by article instead of fitting on all")
    args = parser.parse_args()
    with Path(args.annotated).open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    model = Names()
    data = prepare(records, model)
    if args.folds:
        cross_validate(records, data, model, args.folds, args.output)
    else:
        write(fit([row for rows in data for row in rows], model), args.output)


if __name__ == "__main__":
    main()
