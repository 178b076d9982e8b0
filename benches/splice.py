"""Writes one document of N sentences, no two alike, for measuring summ at scale.

usage: splice.py N SEED OUT.jsonl SOURCE.jsonl...      python3, nothing beside it

SOURCE lines hold id and text, or reviews[].text. Their sentences are cut into clauses at
commas, semicolons, dashes and before conjunctions; a new sentence is two or three clauses
of different sentences of one kind (a record's category, else its file): one that began a
sentence, then others. All of it hangs on SEED. OUT is one record of reviews of ten
sentences; every sentence is its own, so that removing duplicates removes nothing.
"""
import json
import pathlib
import random
import re
import sys

PER_REVIEW = 10
# A clause of fewer words says nothing, one of more is no clause.
LEAST, MOST = 2, 14
CONJUNCTIONS = ("and", "but", "or", "so", "yet", "because", "although", "though", "while",
                "when", "which", "if", "since", "until", "unless", "whereas")
CUT = re.compile(r"\s*[,;:—–]+\s*|\s+--?\s+|\s+(?=(?:%s)\s)" % "|".join(CONJUNCTIONS), re.I)
END = re.compile(r"(?<=[.!?])\s+|\n+")


def texts(record):
    return [record["text"]] if "text" in record else [r["text"] for r in record["reviews"]]


def clauses(sentence):
    for place, clause in enumerate(CUT.split(sentence)):
        # Marks within a clause would end the new sentence early, or leave a bracket open.
        clause = re.sub(r"[^\w\s'’%$&/-]+", " ", clause)
        clause = " ".join(clause.split()).strip(" -'’")
        if LEAST <= len(clause.split()) <= MOST:
            yield place, clause


def gather(paths):
    """By kind: clauses that begin sentences and clauses that go on, with whose they are."""
    kinds = {}
    number = 0
    for path in map(pathlib.Path, paths):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            kind = kinds.setdefault(record.get("category") or path.stem, ([], []))
            for sentence in (s for text in texts(record) for s in END.split(text)):
                number += 1
                for place, clause in clauses(sentence):
                    kind[min(place, 1)].append((number, clause))
    return [kind for _, kind in sorted(kinds.items()) if len(kind[0]) > 1 and len(kind[1]) > 1]


def splice(kind, chance):
    first, others = kind
    parts = [chance.choice(first)]
    for _ in range(1 if chance.random() < 0.6 else 2):
        part = chance.choice(others)
        if all(part[0] != known[0] for known in parts):
            parts.append(part)
    text = parts[0][1]
    for _, clause in parts[1:]:
        joined = clause.split()[0].lower() in CONJUNCTIONS
        text += (" " if joined else ", ") + clause
    mark = "!" if chance.random() < 0.1 else "."
    return text[0].upper() + text[1:] + mark


def main(count, seed, out, paths):
    chance = random.Random(seed)
    kinds = gather(paths)
    weights = [len(first) * len(others) for first, others in kinds]
    # A kind gives in proportion to its clauses, not to their pairs.
    weights = [weight ** 0.5 for weight in weights]
    known, reviews, review = set(), [], []
    while len(known) < count:
        text = splice(chance.choices(kinds, weights)[0], chance)
        if text in known:
            continue
        known.add(text)
        review.append(text)
        if len(review) == PER_REVIEW or len(known) == count:
            reviews.append({"id": f"r{len(reviews)}", "text": " ".join(review)})
            review = []
    record = {"id": f"spliced-{count}", "reviews": reviews}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(record, file, ensure_ascii=False)
        file.write("\n")
    sizes = [sum(len(first) + len(others) for first, others in kinds), len(kinds)]
    print(f"{count} sentences of {sizes[0]} clauses of {sizes[1]} kinds, seed {seed}: {out}")


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])
