"""Fit the weights of the quotation labeller on annotated articles.

    python -m benchmarks.extraction.train_quotes ANNOTATED.jsonl claims/extraction/quotes/weights.json [--folds 5]

An averaged structured perceptron (Collins 2002) over the features of ``claims/extraction/quotes/features.py``. With
``--folds N`` every article is labelled by weights fitted on the other folds, and nothing is written but predictions.
Articles are assigned to folds by a hash of their id.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import sys
import time
from pathlib import Path

from claims.extraction.document import read_document
from claims.extraction.quotes.chunks import categories, chunk_paragraph
from claims.extraction.quotes.features import paragraph_features
from claims.extraction.quotes.labeller import BEGIN, CUE, INSIDE, OUTSIDE, SPEAKER, transition_names
from claims.extraction.quotes.paragraphs import speech_paragraphs

ALL = (1 << 5) - 1


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
                masks.append(1 << (INSIDE if previous == best else BEGIN))
            else:
                masks.append(1 << OUTSIDE | 1 << BEGIN | 1 << INSIDE)
        else:
            label = 1 << (CUE if best[0] == "cue" else SPEAKER)
            masks.append(label if best[2] else label | 1 << OUTSIDE)
        previous = best
    return masks


class Trainer:
    """Feature ids, weights as flat lists, and their running averages."""

    def __init__(self):
        self.ids, self.names = {}, []
        self.weights, self.totals, self.stamps = [], [], []
        self.clock = 1

    def id_of(self, name, width):
        found = self.ids.get(name)
        if found is None:
            found = self.ids[name] = len(self.names)
            self.names.append(name)
            self.weights.append([0.0] * width)
            self.totals.append([0.0] * width)
            self.stamps.append([0] * width)
        return found

    def update(self, feature, label, amount):
        row, stamps = self.weights[feature], self.stamps[feature]
        self.totals[feature][label] += (self.clock - stamps[label]) * row[label]
        stamps[label] = self.clock
        row[label] += amount

    def average(self):
        out = {}
        for i, name in enumerate(self.names):
            out[name] = [
                (self.totals[i][k] + (self.clock - self.stamps[i][k]) * w) / self.clock
                for k, w in enumerate(self.weights[i])
            ]
        return out


def decode(features, pairs, weights, masks=None, cost=None):
    """Viterbi over feature ids, restricted to ``masks`` where given; ``cost`` is added per chunk and label."""
    current, back = None, []
    for k, ids in enumerate(features):
        step = [0.0] * 5 if cost is None else list(cost[k])
        for i in ids:
            row = weights[i]
            step[0] += row[0]
            step[1] += row[1]
            step[2] += row[2]
            step[3] += row[3]
            step[4] += row[4]
        if masks is not None:
            mask = masks[k]
            for label in range(5):
                if not mask >> label & 1:
                    step[label] -= 1e7
        if current is None:
            step[INSIDE] -= 1e7
            current = step
            continue
        total = [0.0] * 25
        for i in pairs[k - 1]:
            row = weights[i]
            for j in range(25):
                total[j] += row[j]
        values, pointers = [], []
        for label in range(5):
            best, best_value = 0, -1e18
            for previous in (1, 2) if label == INSIDE else range(5):
                value = current[previous] + total[previous * 5 + label]
                if value > best_value:
                    best, best_value = previous, value
            values.append(best_value + step[label])
            pointers.append(best)
        back.append(pointers)
        current = values
    label = max(range(5), key=current.__getitem__)
    path = [label]
    for pointers in reversed(back):
        label = pointers[label]
        path.append(label)
    return path[::-1]


def prepare(records, trainer):
    data = []
    for record in records:
        document = read_document(record["text"])
        cats = categories(document)
        for begin, end in speech_paragraphs(document, cats):
            chunks = chunk_paragraph(document, cats, begin, end)
            if not chunks:
                continue
            features = [[trainer.id_of(name, 5) for name in names] for names in paragraph_features(document, chunks)]
            pairs = []
            for one, other in itertools.pairwise(chunks):
                stop = one.after if one.sentence == other.sentence else "¶" + one.after
                pairs.append([trainer.id_of(name, 25) for name in transition_names(stop, other.head)])
            data.append((features, pairs, allowed_labels(record, document, chunks)))
    return data


def without_rare(data, names, least):
    """Drop the features that fewer than ``least`` chunks have: they say more about a text than about English."""
    counts = [0] * len(names)
    for features, pairs, _ in data:
        for ids in (*features, *pairs):
            for i in ids:
                counts[i] += 1
    for features, pairs, _ in data:
        for rows in (features, pairs):
            rows[:] = [[i for i in ids if counts[i] >= least] for ids in rows]
    return sum(count >= least for count in counts)


def fit(records, epochs, least, seed=7, margin=1.0, log=print):
    trainer = Trainer()
    started = time.time()
    data = prepare(records, trainer)
    kept = without_rare(data, trainer.names, least)
    log(f"{kept} features with {least} or more chunks")
    log(f"{len(data)} paragraphs, {len(trainer.names)} features, {time.time() - started:.0f} s")
    order = random.Random(seed)
    costs = {}
    for epoch in range(epochs):
        order.shuffle(data)
        wrong = 0
        for features, pairs, masks in data:
            cost = [costs.setdefault(m, [0.0 if m >> label & 1 else margin for label in range(5)]) for m in masks]
            guess = decode(features, pairs, trainer.weights, None, cost)
            if all(mask >> label & 1 for mask, label in zip(masks, guess, strict=True)):
                trainer.clock += 1
                continue
            wrong += 1
            right = decode(features, pairs, trainer.weights, masks)
            for k, (good, bad) in enumerate(zip(right, guess, strict=True)):
                if good != bad:
                    for i in features[k]:
                        trainer.update(i, good, 1.0)
                        trainer.update(i, bad, -1.0)
                if k and (good != bad or right[k - 1] != guess[k - 1]):
                    for i in pairs[k - 1]:
                        trainer.update(i, right[k - 1] * 5 + good, 1.0)
                        trainer.update(i, guess[k - 1] * 5 + bad, -1.0)
            trainer.clock += 1
        log(f"epoch {epoch + 1}: {wrong} of {len(data)} paragraphs wrong, {time.time() - started:.0f} s")
    return trainer.average()


def write(weights, path, least=0.02):
    """Store weights as integers times a scale, small ones left out."""
    scale = 0.01
    features, transitions = {}, {}
    for name, values in sorted(weights.items()):
        rounded = [round(value / scale) for value in values]
        if max(map(abs, rounded)) * scale >= least:
            (features if len(values) == 5 else transitions)[name] = rounded
    text = json.dumps({"scale": scale, "features": features, "transitions": transitions}, ensure_ascii=False)
    Path(path).write_text(text.replace('], "', '],\n"') + "\n", encoding="utf-8")


def fold_of(record, folds):
    return int(hashlib.sha256(str(record["id"]).encode()).hexdigest(), 16) % folds


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("annotated")
    parser.add_argument("output")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, default=None, help="fit without this one fold, and write the weights")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--least", type=int, default=8, help="chunks that must have a feature")
    parser.add_argument("--margin", type=float, default=1.0)
    args = parser.parse_args()
    with Path(args.annotated).open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    if args.only is not None:
        records = [r for r in records if fold_of(r, args.folds) != args.only]
    write(
        fit(records, args.epochs, args.least, margin=args.margin, log=lambda m: print(m, file=sys.stderr)), args.output
    )


if __name__ == "__main__":
    main()
