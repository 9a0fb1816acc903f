#!/usr/bin/env python3
"""Write an archive of invented articles, to measure time and memory at scale.

usage: synthetic_archive.py FOLDER ARTICLES [--seed 1]

Each event has names and rare words of its own; its articles (one to twelve, in outlets of their
own) draw on these, on the words of its topic and on a common vocabulary by Zipf's law. One article
in five prints another's text. Standard library only.
"""
import argparse, os, random


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder")
    ap.add_argument("articles", type=int)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    rng = random.Random(a.seed)
    parts = [c + v for c in "b d f g k l m n p r s t v z br dr gr kl st tr".split() for v in "a e i o u ei ou".split()]
    word = lambda n: "".join(rng.choice(parts) for _ in range(n))
    common = [word(rng.choice((1, 2, 2, 3))) for _ in range(20000)]
    weights = [1 / (r + 10) for r in range(len(common))]
    topics = [[word(3) for _ in range(120)] for _ in range(60)]
    os.makedirs(a.folder, exist_ok=True)
    n = event = 0
    while n < a.articles:
        topic = rng.choice(topics)
        names = [word(3).capitalize() for _ in range(12)]
        own = [word(4) for _ in range(20)]
        day = rng.randrange(365 * 10)
        texts = []
        for _ in range(min(rng.choice((1, 1, 2, 3, 4, 6, 8, 12)), a.articles - n)):
            if texts and rng.random() < 0.2:
                text = rng.choice(texts)
            else:
                lines = []
                for _ in range(rng.randint(8, 30)):
                    words = rng.choices(common, weights, k=rng.randint(8, 22))
                    for pool, share in ((names, 0.12), (own, 0.06), (topic, 0.12)):
                        for i in range(len(words)):
                            if rng.random() < share:
                                words[i] = rng.choice(pool)
                    lines.append(" ".join(words).capitalize() + ".")
                text = "\n\n".join(" ".join(lines[i:i + 3]) for i in range(0, len(lines), 3))
            texts.append(text)
            d = day + rng.randint(0, 3)
            date = f"{2010 + d // 365}-{1 + d % 365 // 31:02}-{1 + d % 28:02}"
            title = " ".join(rng.sample(names, 2) + rng.sample(own, 3))
            with open(os.path.join(a.folder, f"{n:06}-{event}.txt"), "w", encoding="utf-8") as f:
                f.write(f"---\ntitle: {title}\ndate: {date}\nsource: Paper {rng.randrange(200)}\n---\n\n{text}\n")
            n += 1
        event += 1


if __name__ == "__main__":
    main()
