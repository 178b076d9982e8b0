"""Indexes captions and searches them with whole articles by bm25s, beside summ.

usage: peers_images.py SUMM CAPTIONS.jsonl ARTICLES.jsonl      pip install bm25s PyStemmer numpy

Both get the same captions and articles, one after the other, with one thread; bm25s gets stems and
its English stop words. Printed are seconds to index, and milliseconds an article to 100 hits, the
article's own stemming counted in both.
"""
import json
import subprocess
import sys
import tempfile
import time

import bm25s
import Stemmer


def lines(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def main():
    summ, captions_path, articles_path = sys.argv[1:4]
    folder = tempfile.mkdtemp()
    started = time.time()
    index = [summ, "images", "index", captions_path, "--index", folder, "--jobs", "1", "--merge"]
    subprocess.run(index, check=True, stderr=subprocess.DEVNULL)
    ours_index = time.time() - started
    search = [summ, "images", "search", "--index", folder, "--jobs", "1", "--top", "100", "-f", "jsonl"]
    started = time.time()
    subprocess.run(search + ["-"], input=b"", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    empty = time.time() - started
    started = time.time()
    subprocess.run(search + [articles_path], check=True, stdout=subprocess.DEVNULL)
    ours_search = time.time() - started - empty

    articles = lines(articles_path)
    stemmer = Stemmer.Stemmer("english")
    started = time.time()
    texts = [record["caption"] for record in lines(captions_path)]
    tokens = bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)
    retriever = bm25s.BM25(k1=1.2, b=0.75)
    retriever.index(tokens, show_progress=False)
    theirs_index = time.time() - started
    started = time.time()
    queries = [f"{article.get('title') or ''}\n{article['text']}" for article in articles]
    asked = bm25s.tokenize(queries, stopwords="en", stemmer=stemmer, show_progress=False)
    retriever.retrieve(asked, k=100, n_threads=1, show_progress=False)
    theirs_search = time.time() - started

    n = len(articles)
    print(f"index    summ {ours_index:8.2f} s   bm25s {theirs_index:8.2f} s   {theirs_index / ours_index:.1f} x")
    print(
        f"search   summ {1000 * ours_search / n:8.2f} ms  bm25s {1000 * theirs_search / n:8.2f} ms"
        f"  {theirs_search / ours_search:.1f} x"
    )


main()
