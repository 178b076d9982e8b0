"""Writes N captions as JSON lines for measuring an index of images at scale.

usage: captions.py N SEED CAPTIONS.jsonl... > OUT.jsonl      python3, nothing beside it

CAPTIONS lines hold caption, or captions[]. A new one is the start of one caption and the end of
another, a tenth of its words taken from anywhere, and three in ten get a name of which some are
common and most are rare, so that the number of different words grows with the captions as it does
in real ones. All of it hangs on SEED.
"""
import json
import random
import sys

LONGEST = 40


def main():
    n, rng, words, captions = int(sys.argv[1]), random.Random(int(sys.argv[2])), [], []
    for path in sys.argv[3:]:
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            for caption in record.get("captions") or [record["caption"]]:
                captions.append(caption.split())
    for caption in captions:
        words.extend(caption)
    for number in range(n):
        first, second = rng.choice(captions), rng.choice(captions)
        made = first[: rng.randint(1, max(1, len(first)))]
        made = made + second[rng.randint(0, max(0, len(second) - 1)):]
        made = [rng.choice(words) if rng.random() < 0.1 else word for word in made][:LONGEST]
        if rng.random() < 0.3:
            made.append("Name%d" % (int(rng.paretovariate(0.6)) % 300_000))
        print(json.dumps({"id": str(number), "caption": " ".join(made)}, ensure_ascii=False))


main()
