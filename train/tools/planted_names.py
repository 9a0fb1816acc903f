#!/usr/bin/env python3
"""Measure how many misspelt names and wrong offices are found in whole articles, by planting some.

usage: planted_names.py FOLDER... [--bin target/release/crossread] [--half odd|even] [--skip EVENTS] [--show]

FOLDER holds articles/ (.txt, with or without front matter) and gold.json: {"docs": {NAME: {"event": …}}}.
Of each event up to three people are taken whose full name stands in two articles or more, and in one article

surname alone once   the family name is misspelt in one place where it stands alone
full name once       the family name is misspelt in one place of the full name
surname throughout   the family name is misspelt wherever it stands
given throughout     the given name is misspelt wherever the full name stands
office swapped       an office before a name that another article gives too is another ("Mayor" for "Governor")

A misspelling drops, doubles, swaps or replaces one letter, not the first. A plant is found if `crossread compare` has
a finding of severity low or more on a name, an office or a speaker that it does not have of the unchanged articles, and
that finding shows the planted word. Printed by kind: found, planted, and other new findings of low or more.
--half takes the events of odd or of even rank. Deterministic. Standard library only.
"""
import argparse, collections, hashlib, json, os, random, re, subprocess, tempfile

CAP = r"[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?"
OFFICES = [x.split("/") for x in """President/Vice President,Prime Minister/Foreign Minister,Foreign Minister/Defence Minister,Mayor/Governor,Governor/Mayor,
Sheriff/Police Chief,Senator/Governor,Secretary of State/Defense Secretary,spokesman/director,spokeswoman/director,CEO/chairman,chief executive/chairman,
Captain/Sergeant,Sergeant/Captain,Lieutenant/Captain,Attorney General/Governor,Lt./Capt.,Sgt./Capt.,coach/owner,attorney/prosecutor,prosecutor/judge""".replace("\n", "").split(",")]


def listed(name):
    path = os.path.join(os.path.dirname(__file__), "..", "src", "language", name)
    with open(path, encoding="utf-8") as lines:
        return {l.split()[0].lower() for l in lines if l.strip() and not l.startswith("#")}


GIVEN, WORDS, PLACES = listed("given_names.txt"), listed("words.txt"), listed("places.txt")


def body(text):
    head = re.match(r"---\n.*?\n---\n", text, re.S)
    return head.end() if head else 0


def misspelt(word, rng):
    for _ in range(50):
        kind, i = rng.choice(["swap", "drop", "replace", "double"]), rng.randrange(1, len(word) - 1)
        new = {
            "swap": word[:i] + word[i + 1] + word[i] + word[i + 2:],
            "drop": word[:i] + word[i + 1:],
            "double": word[:i] + word[i] + word[i:],
            "replace": word[:i] + rng.choice("aeiourtlnsdmk") + word[i + 1:],
        }[kind]
        if new != word and new.lower() not in WORDS and new.lower() not in GIVEN:
            return new
    return None


def plants(event, texts):
    rng = random.Random(int(hashlib.md5(event.encode()).hexdigest(), 16))
    bodies = [t[body(t):] for t in texts]
    full = collections.defaultdict(set)
    for n, text in enumerate(bodies):
        for given, family in re.findall(rf"\b({CAP}) ({CAP})\b", text):
            common = WORDS | PLACES
            if given.lower() in GIVEN and len(family) >= 5 and family.lower() not in common and given.lower() not in common:
                full[given, family].add(n)
    names = sorted(k for k, v in full.items() if len(v) >= 2)
    rng.shuffle(names)
    for given, family in names[:3]:
        n = rng.choice(sorted(full[given, family]))
        text, bad = bodies[n], misspelt(family, rng)
        if bad:
            every = list(re.finditer(rf"\b{family}\b", text))
            alone = [m for m in every if not re.search(rf"\b{CAP}\.? $", text[:m.start()]) and not re.match(r"\w|'s? [A-Z]", text[m.end():m.end() + 3])]
            if alone:
                m = rng.choice(alone)
                yield "surname alone once", n, text[:m.start()] + bad + text[m.end():], bad
            m = rng.choice(list(re.finditer(rf"\b{given} {family}\b", text)))
            yield "full name once", n, text[:m.start() + len(given) + 1] + bad + text[m.end():], bad
            yield "surname throughout", n, re.sub(rf"\b{family}\b", bad, text), bad
        bad = misspelt(given, rng) if len(given) >= 4 else None
        if bad:
            yield "given throughout", n, re.sub(rf"\b{given} {family}\b", f"{bad} {family}", text), bad
    offices = [(n, m, old, new) for n, text in enumerate(bodies) for old, new in OFFICES for m in re.finditer(rf"\b{re.escape(old)} ({CAP}) ({CAP})\b", text)]
    rng.shuffle(offices)
    done = set()
    for n, m, old, new in offices:
        family, text = m.group(2), bodies[n]
        pattern = rf"{re.escape(old)}[^.]{{0,30}}\b{family}\b|\b{family}\b[^.]{{0,30}}{re.escape(old)}"
        elsewhere = any(i != n and re.search(pattern, t) for i, t in enumerate(bodies))
        if family in done or not elsewhere or re.search(r"(former|ex-|vice|deputy|then|assistant) ?$", text[max(0, m.start() - 10):m.start()], re.I):
            continue
        done.add(family)
        yield "office swapped", n, text[:m.start()] + new + text[m.start() + len(old):], new
        if len(done) == 2:
            return


def findings(binary, texts):
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, f"{n}.txt") for n in range(len(texts))]
        for file, text in zip(files, texts):
            with open(file, "w", encoding="utf-8") as out:
                out.write(text)
        run = subprocess.run([binary, "compare", "--format", "json", *files], capture_output=True, text=True)
    return [f for f in json.loads(run.stdout)["findings"] if f["severity"] != "info"]


def shows(finding, bad):
    marks = ("".join(p["text"] for p in l["pieces"] if p["marked"]) for l in finding["locations"])
    return {"name", "role", "attribution"} & set(finding["aspects"]) and any(bad.lower() in m.lower() for m in [finding["message"], *marks])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs="+")
    ap.add_argument("--bin", default="target/release/crossread")
    ap.add_argument("--half", choices=["odd", "even"])
    ap.add_argument("--skip", default="", help="events, with commas between")
    ap.add_argument("--show", action="store_true", help="print what is missed")
    a = ap.parse_args()
    events = collections.defaultdict(list)
    for folder in a.folders:
        with open(os.path.join(folder, "gold.json"), encoding="utf-8") as gold:
            for name, doc in json.load(gold)["docs"].items():
                if doc["event"] not in a.skip.split(","):
                    events[doc["event"]].append(os.path.join(folder, "articles", name + ".txt"))
    chosen = [e for e in sorted(events) if len(events[e]) > 1]
    if a.half:
        chosen = chosen[{"even": 0, "odd": 1}[a.half]::2]
    tally = collections.defaultdict(lambda: [0, 0, 0])
    for event in chosen:
        texts = []
        for path in sorted(events[event]):
            with open(path, encoding="utf-8") as file:
                texts.append(file.read())
        known = None
        for kind, n, text, bad in plants(event, texts):
            known = known if known is not None else {f["id"] for f in findings(a.bin, texts)}
            changed = [t if i != n else t[:body(t)] + text for i, t in enumerate(texts)]
            new = [f for f in findings(a.bin, changed) if f["id"] not in known]
            hits = [f for f in new if shows(f, bad)]
            tally[kind][0] += bool(hits)
            tally[kind][1] += 1
            tally[kind][2] += len(new) - len(hits)
            if a.show and not hits:
                i = text.find(bad)
                print("missed:", kind, event, "|", " ".join(text[max(0, i - 60):i + 50].split()))
    for kind, (found, planted, other) in sorted(tally.items()):
        print(f"{kind:20} {found:4} of {planted:4}  {100 * found / planted:3.0f} %   other new findings {other}")
    found, planted = sum(t[0] for t in tally.values()), sum(t[1] for t in tally.values())
    print(f"{'all':20} {found:4} of {planted:4}  {100 * found / max(planted, 1):3.0f} %")


if __name__ == "__main__":
    main()
