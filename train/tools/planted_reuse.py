#!/usr/bin/env python3
"""Measure passage alignment on planted reuse.

usage: planted_reuse.py FOLDER... [--bin target/release/crossread] [--pairs 128] [--seed 1]

FOLDER holds articles as .txt files. For each pair of articles that share no run of six words, a
passage of three to eight sentences of the first is planted in the second, changed in one of four
ways, and `crossread compare` is run on the two. As many pairs again have nothing planted.

glyph     quotation marks, hyphens, spaces and case of another make
edited    one word in eight replaced, left out or doubled
shuffled  sentences in another order
heavy     sentences in another order, one word in three replaced, left out or exchanged with the next

Prints precision, recall, granularity and plagdet (Potthast et al. 2010, macro-averaged over
characters) for each way and for all, and the pairs without a plant in which a passage was found.
Standard library only.
"""
import argparse, collections, glob, json, math, os, random, re, subprocess, sys, tempfile

WAYS = ("glyph", "edited", "shuffled", "heavy")


def read(folders):
    out = []
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
            text = open(path, encoding="utf-8", errors="replace").read()
            text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S).strip()
            paragraphs = [p.strip() for p in text.split("\n") if p.strip()]
            if len(text) > 900 and len(paragraphs) > 3:
                out.append(paragraphs)
    return out


def sentences(paragraphs):
    return [s for p in paragraphs for s in re.split(r"(?<=[.!?][”\"]) |(?<=[a-z0-9][.!?]) (?=[A-Z“\"])", p) if len(s.split()) > 3]


def runs(paragraphs, n=6):
    words = re.findall(r"\w+", " ".join(paragraphs).lower())
    return {tuple(words[i:i + n]) for i in range(len(words) - n + 1)}


def change(way, passage, vocabulary, rng):
    if way == "glyph":
        table = {'"': "“", "'": "’", "“": '"', "”": '"', "’": "'", "-": "‑", " ": " "}
        return ["".join(table.get(c, c) for c in s).replace("the ", "the\u00a0", 1) for s in passage]
    if way in ("shuffled", "heavy"):
        passage = passage[:]
        rng.shuffle(passage)
    if way == "shuffled":
        return passage
    rate = 1 / 8 if way == "edited" else 1 / 3
    out = []
    for s in passage:
        words, made, i = s.split(), [], 0
        while i < len(words):
            if rng.random() < rate:
                what = rng.choice(("replace", "drop", "swap" if way == "heavy" else "double"))
                if what == "replace":
                    made.append(rng.choice(vocabulary))
                elif what == "swap" and i + 1 < len(words):
                    made += [words[i + 1], words[i]]
                    i += 1
                elif what == "double":
                    made += [words[i], rng.choice(vocabulary)]
            else:
                made.append(words[i])
            i += 1
        out.append(" ".join(made) or s)
    return out


def compare(binary, a, b):
    with tempfile.TemporaryDirectory() as d:
        for name, text in (("a.txt", a), ("b.txt", b)):
            with open(os.path.join(d, name), "w", encoding="utf-8", newline="") as f:
                f.write(text)
        run = subprocess.run([binary, "compare", "--format", "json", os.path.join(d, "a.txt"), os.path.join(d, "b.txt")], capture_output=True)
        if run.returncode not in (0, 1, 4):
            sys.exit(run.stderr.decode())
        report = json.loads(run.stdout)
    side = {x["id"]: os.path.basename(x["path"])[0] for x in report["articles"]}
    text = {side[x["id"]]: x["text"] for x in report["articles"]}
    found = []
    for x in report["alignments"]:
        if x["kind"] == "passage":
            found.append({side[x[k]["article"]]: (x[k]["start"], x[k]["end"]) for k in "ab"})
    return found, text


def overlap(x, y):
    return sum(max(0, min(x[k][1], y[k][1]) - max(x[k][0], y[k][0])) for k in "ab")


def size(x):
    return sum(x[k][1] - x[k][0] for k in "ab")


def covered(one, many):
    """Bytes of `one` that `many` cover, on both sides."""
    total = 0
    for k in "ab":
        spans = sorted((max(one[k][0], m[k][0]), min(one[k][1], m[k][1])) for m in many)
        at = one[k][0]
        for s, e in spans:
            if e > max(s, at):
                total += e - max(s, at)
                at = e
    return total


def plagdet(rows):
    p = [covered(r, [c]) / size(r) for c, found in rows for r in found]
    rec = [covered(c, [r for r in found if all(min(c[k][1], r[k][1]) > max(c[k][0], r[k][0]) for k in "ab")]) / size(c) for c, found in rows]
    hits = [n for n in (sum(overlap(c, r) > 0 for r in found) for c, found in rows) if n]
    precision, recall = sum(p) / max(1, len(p)), sum(rec) / max(1, len(rec))
    granularity = sum(hits) / len(hits) if hits else 1
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return precision, recall, granularity, f / math.log2(1 + granularity)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs="+")
    ap.add_argument("--bin", default="target/release/crossread")
    ap.add_argument("--pairs", type=int, default=128)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--show", action="store_true", help="print what was missed or found wrongly")
    a = ap.parse_args()
    rng = random.Random(a.seed)
    articles = read(a.folders)
    vocabulary = [w for p in articles for s in p for w in s.split() if w.isalpha()]
    rows, alarms, n = collections.defaultdict(list), 0, 0
    while n < a.pairs:
        one, two = rng.sample(articles, 2)
        if runs(one) & runs(two):
            continue
        way = WAYS[n % len(WAYS)]
        ss = sentences(one)
        k = rng.randint(3, 8)
        if len(ss) < k + 4:
            continue
        at = rng.randrange(len(ss) - k + 1)
        planted = change(way, ss[at:at + k], vocabulary, rng)
        source = "\n\n".join([" ".join(ss[:at]), " ".join(ss[at:at + k]), " ".join(ss[at + k:])]).strip()
        where = rng.randrange(1, len(two))
        insert = " ".join(planted)
        target = "\n\n".join(two[:where] + [insert] + two[where:])
        found, text = compare(a.bin, source, target)
        spans = {}
        for side, piece in (("a", " ".join(ss[at:at + k])), ("b", insert)):
            start = text[side].find(piece)
            if start < 0:
                break
            start = len(text[side][:start].encode())
            spans[side] = (start, start + len(piece.encode()))
        if len(spans) < 2:
            continue
        rows[way].append((spans, found))
        if a.show and plagdet([(spans, found)])[3] < 0.8:
            print(way, [round(x, 2) for x in plagdet([(spans, found)])], spans, found)
        clean, text = compare(a.bin, "\n\n".join(one), "\n\n".join(two))
        alarms += bool(clean)
        if a.show:
            for x in clean:
                print("false", *(repr(text[k].encode()[x[k][0]:x[k][1]].decode())[:200] for k in "ab"), sep="\n  ")
        n += 1
    for way in WAYS + ("all",):
        here = sum(rows.values(), []) if way == "all" else rows[way]
        print("%-9s n=%-4d precision %.3f  recall %.3f  granularity %.3f  plagdet %.3f" % ((way, len(here)) + plagdet(here)))
    print(f"false alarms: {alarms} of {n} pairs with nothing planted")


if __name__ == "__main__":
    main()
