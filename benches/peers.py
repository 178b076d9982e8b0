"""Times summ beside sumy's LexRank on the same documents, in one run.

usage: peers.py DOCS.jsonl [SUMM_BINARY] [BUDGET]      needs: pip install sumy lxml_html_clean nltk

DOCS lines hold id and text, or reviews[].text. sumy is timed inside its process, on
documents that are split into sentences already (its import and start are not counted);
summ is timed as a whole process, start and reading of the file included, on one thread
and on two. The best of three runs counts for both.
"""
import json
import re
import subprocess
import sys
import time


def texts(record):
    return [record["text"]] if "text" in record else [r["text"] for r in record["reviews"]]


def sentences(record):
    lines = [line for text in texts(record) for line in text.splitlines()]
    parts = [p.strip() for line in lines for p in re.split(r"(?<=[.!?])\s+", line)]
    return [p for p in parts if p]


class Tokenizer:
    language = "english"

    def to_words(self, text):
        return tuple(re.findall(r"[^\W\d_]+(?:'[a-z]+)?", text.lower()))


def lexrank(documents):
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    tokenizer = Tokenizer()
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    start = time.perf_counter()
    for lines in documents:
        model = ObjectDocumentModel([Paragraph([Sentence(x, tokenizer) for x in lines])])
        summarizer(model, 10)
    return time.perf_counter() - start


def summ(binary, path, budget, jobs):
    command = [binary, "opinion", path, "--format", "jsonl", "--budget", budget, "--jobs", jobs]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    path = sys.argv[1]
    binary = sys.argv[2] if len(sys.argv) > 2 else "target/release/summ"
    budget = sys.argv[3] if len(sys.argv) > 3 else "200w"
    records = [json.loads(line) for line in open(path, encoding="utf-8")]
    split = [sentences(record) for record in records]
    n = len(records)
    peer = min(lexrank(split) for _ in range(3)) / n
    one = min(summ(binary, path, budget, "1") for _ in range(3)) / n
    two = min(summ(binary, path, budget, "2") for _ in range(3)) / n
    print(f"documents {n}, sentences {sum(map(len, split))}")
    print(f"sumy LexRank, in process  {peer * 1e3:9.3f} ms a document")
    print(f"summ, whole process, -j1  {one * 1e3:9.3f} ms a document  {peer / one:7.0f} x sumy")
    print(f"summ, whole process, -j2  {two * 1e3:9.3f} ms a document  {one / two:7.2f} x -j1")


main()
