#!/usr/bin/env python3
"""Write a large archive out of real articles: each is copied with small edits until there are enough.

usage: copied_archive.py FOLDER ARTICLES SOURCE… [--edit 0.05] [--own] [--seed 1]

SOURCE are folders of .txt articles of your own. Of each copy a share --edit of the words is left
out, doubled or exchanged with its neighbour; the copies of one event belong together. With --own
every third word of four letters or more is spelt otherwise in each round of copies, so that each
round holds events of its own. Standard library only.
"""
import argparse, glob, os, random


def edited(words, share, own, rng):
    out = []
    i = 0
    while i < len(words):
        r = rng.random()
        if r < share / 3:
            pass
        elif r < 2 * share / 3:
            out += [words[i], words[i]]
        elif r < share and i + 1 < len(words):
            out += [words[i + 1], words[i]]
            i += 1
        else:
            out.append(words[i])
        i += 1
    if own:
        # The same word of the source becomes the same word of the copy.
        out = [own(w) for w in out]
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder")
    ap.add_argument("articles", type=int)
    ap.add_argument("sources", nargs="+")
    ap.add_argument("--edit", type=float, default=0.05)
    ap.add_argument("--own", action="store_true", help="each round of copies is events of its own")
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    rng = random.Random(a.seed)
    texts = [open(f, encoding="utf-8").read() for s in a.sources for f in sorted(glob.glob(os.path.join(s, "*.txt")))]
    os.makedirs(a.folder, exist_ok=True)
    for n in range(a.articles):
        number, text = n // len(texts), texts[n % len(texts)]
        head, body = "", text
        if text.startswith("---\n") and "\n---\n" in text[4:]:
            end = text.index("\n---\n", 4) + 5
            head, body = text[:end], text[end:]
        own = (lambda w: w[:1] + "%s" % (chr(97 + number % 26) + chr(97 + number // 26 % 26)) + w[1:] if len(w) > 3 and hash_of(w) % 3 == 0 else w) if a.own and number else None
        lines = [" ".join(edited(line.split(), a.edit if number else 0, own, rng)) for line in body.split("\n")]
        with open(os.path.join(a.folder, f"{n:06}.txt"), "w", encoding="utf-8") as f:
            f.write(head + "\n".join(lines) + "\n")


def hash_of(word):
    h = 0
    for c in word:
        h = (h * 131 + ord(c)) & 0xFFFFFFFF
    return h >> 7


if __name__ == "__main__":
    main()
