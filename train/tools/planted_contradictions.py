#!/usr/bin/env python3
"""Measure how many contradictions between whole articles are found, by planting some.

usage: planted_contradictions.py FOLDER... [--bin target/release/crossread] [--half odd|even] [--each 3] [--seed 1] [--skip EVENTS] [--show KIND|all]

FOLDER holds articles/ (.txt, with or without front matter) and gold.json: {"docs": {NAME: {"event": …, "story": …}}}.
For two articles of one event a fact of the second is picked that the first tells too: the same value, name or
word in a sentence that shares three words of content or more. The fact is changed in the second article,
wherever it stands there, and `crossread compare` is asked whether a finding of severity low or more, that it
does not have of the unchanged articles, touches a changed sentence and names an aspect of the change.

number    a figure with what it counts          hedged    the same after "at least", "about" …
measure   a length, weight, duration, share     money     an amount of money
age       of a person                           clock     a time of day, by 20 minutes or more
date      a weekday, a day, a year              person    a given or a family name
role      an office before a name               place     a place after a preposition
polarity  "not" put in or taken out             opposite  "open" for "closed", "rose" for "fell"
kind      "lorry" for "car", "son" for "girl"   modality  "may" for "will"

Printed by kind: the cases, those found, those found where the two sentences share less than half of their words
("apart"), and the findings of low or more that the change raised elsewhere. Then the same articles with a change
that means nothing (number words, hedges that are synonyms, rounding with "about", dates in another order, units),
of which none should raise a finding. --half takes the stories of odd or of even rank, so that one half can be
kept from whoever tunes. Deterministic. Standard library only.
"""
import argparse, collections, json, os, random, re, subprocess, sys, tempfile

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
TENS = {w: (n + 2) * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
VALUES = {**{w: n for n, w in enumerate(SMALL)}, **TENS}
WORDS = {v: k for k, v in VALUES.items()}
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|" + "|".join(sorted((w for w in VALUES if VALUES[w] > 1), key=len, reverse=True)) + ")"
HEDGES = ["at least", "more than", "over", "nearly", "almost", "about", "around", "roughly", "up to", "fewer than", "less than", "an estimated"]
SAME_HEDGES = {"more than": "over", "over": "more than", "nearly": "almost", "almost": "nearly", "about": "around", "around": "about", "at least": "no fewer than"}
MONTHS = "January February March April May June July August September October November December".split()
SHORT = [m[:3] for m in MONTHS]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH = r"(?:" + "|".join(MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
MEASURES = r"(?:kilometers?|kilometres?|km|miles?|meters?|metres?|feet|foot|yards?|tons?|tonnes?|pounds?|acres?|hours?|minutes?|seconds?|days?|weeks?|months?|years?|percent|per cent|%)"
GIVEN = set("""Aaron Adam Alan Albert Alex Alexander Alice Amanda Amy Andrew Angela Ann Anna Anne Anthony Arthur Barack Barbara Ben Benjamin
Bernard Betty Bill Bob Brad Brandon Brian Bruce Carl Carol Caroline Catherine Charles Charlie Chris Christian Christine Christopher Claire
Colin Craig Daniel Dave David Dean Deborah Dennis Diana Diane Donald Doug Douglas Ed Edward Elizabeth Ellen Emily Emma Eric Erin Eugene
Frances Francis Frank Fred Gary George Gerald Glenn Gordon Grace Graham Greg Harold Harry Heather Helen Henry Howard Hugh Ian Jack James
Jane Janet Jason Jean Jeff Jeffrey Jennifer Jeremy Jessica Jim Joan Joe John Jon Jonathan Jordan Jose Joseph Joshua Juan Judith Julia Julie
Justin Karen Kate Katherine Kathleen Keith Kelly Ken Kenneth Kevin Kim Larry Laura Lauren Lawrence Lee Leon Linda Lindsay Lisa Louis Luis
Margaret Maria Marie Mark Martha Martin Mary Matt Matthew Michael Michelle Mike Mohammad Mohammed Nancy Nathan Neil Nicholas Nicole Nick
Oliver Pamela Patricia Patrick Paul Peter Phil Philip Rachel Ralph Randy Ray Raymond Rebecca Richard Rick Rob Robert Robin Roger Ron Ronald
Rose Ross Roy Russell Ruth Ryan Sam Samuel Sandra Sara Sarah Scott Sean Sharon Shirley Simon Stephanie Stephen Steve Steven Stuart Susan
Teresa Theresa Thomas Tim Timothy Tina Todd Tom Tony Tracy Victor Victoria Vincent Virginia Walter Wayne William""".split())
OTHER_GIVEN = ["Leonard", "Clive", "Miriam", "Gareth", "Edith", "Norman"]
OTHER_FAMILY = ["Penhale", "Ostrow", "Harrowby", "Kestle", "Vandermeer", "Tolliver"]
OTHER_PLACES = ["Aberdeen", "Tulsa", "Marseille", "Nagoya", "Perth", "Antwerp", "Boise", "Gothenburg"]
ROLES = ["President", "Vice President", "Prime Minister", "Foreign Minister", "Defense Minister", "Sheriff", "Undersheriff", "Police Chief", "Governor", "Gov.", "Senator", "Sen.", "Mayor", "Captain", "Capt.", "Judge", "Attorney General", "Sgt.", "Lt.", "Detective", "Officer", "Professor", "Coach", "General", "Gen.", "Secretary of State", "Chancellor", "Rep.", "Spokesman", "Commissioner", "Director", "Chief Executive", "Chairman"]
OPPOSITES = [x.split("/") for x in """open/closed opened/closed alive/dead survived/died arrived/left arrested/released rejected/accepted confirmed/denied
increase/decrease increased/decreased rose/fell rise/fall began/ended won/lost guilty/innocent before/after male/female north/south northern/southern
eastern/western east/west left/right upper/lower higher/lower first/last entering/leaving entered/left inside/outside public/private approved/rejected
supports/opposes buy/sell bought/sold success/failure strong/weak""".split()]
KINDS = [x.split("/") for x in """car/truck/bus/van/motorcycle pistol/rifle/shotgun knife/gun boy/girl son/daughter brother/sister
man/woman husband/wife mother/father hotel/school/church hospital/prison student/teacher fire/flood bomb/grenade doctor/lawyer dog/cat""".split()]
STOP = set("""the and that this with from have has had was were been being will would could should their there they them then than what when where which
while who whom whose your about after again also another because before between both but can did does doing down during each few for further here him his her hers
into its itself just more most not now off only other our out over own same she some such too under until very you are said says say told saying according one two
three four five six seven eight nine ten year years""".split())
ASPECTS = {
    "person": {"name", "attribution", "role"}, "role": {"role", "name"}, "place": {"place", "name"}, "polarity": {"polarity", "direction", "status", "modality"},
    "opposite": {"polarity", "direction", "status", "date", "place", "wording"}, "kind": {"wording", "kind", "name", "direction"}, "modality": {"modality", "status", "polarity"},
    "clock": {"date", "time", "number"}, "date": {"date", "time"},
}
NUMERIC = {"number", "time"}
SENTENCE = re.compile(r"(?<=[a-z0-9%)][.!?]) +(?=[A-Z“\"'‘])|(?<=[.!?][”\"’]) +|\n+")


def split_head(text):
    m = re.match(r"\A---\n.*?\n---\n", text, flags=re.S)
    return (m.group(0), text[m.end():]) if m else ("", text)


def sentences(body):
    """Sentences of more than five words; rows of captions and links are none."""
    return [s for s in (x.strip() for x in SENTENCE.split(body)) if 5 < len(s.split()) < 70 and "Photos:" not in s]


def stems(text):
    return {w[:5] for w in re.findall(r"[a-z]{3,}", text.lower()) if w not in STOP and w not in VALUES}


def value(word):
    word = word.lower().replace(",", "")
    return VALUES[word] if word in VALUES else float(word)


def written(new, like):
    """The number `new`, spelt or in figures as `like` is."""
    if like.lower() in VALUES and new in WORDS:
        return WORDS[new].capitalize() if like[0].isupper() else WORDS[new]
    return f"{int(new):,}" if new == int(new) and ("," in like or new >= 10000) else (str(int(new)) if new == int(new) else f"{new:.1f}")


def another(old, like, rng, least=1.25):
    """A value that no rounding turns into `old`, of the same make."""
    for _ in range(20):
        factor = rng.choice((1.3, 1.5, 1.8, 2.3, 0.7, 0.55, 0.4))
        new = old * factor
        grain = 10 ** max(0, len(str(int(old))) - 2) if old >= 100 else 1
        if "." in like:
            new = round(new, 1)
        else:
            new = max(2, round(new / grain) * grain)
        if like.lower() in VALUES and new not in WORDS:
            continue
        if max(new, old) / max(min(new, old), 1) >= least and new != old:
            return new
    return old + 3 if like.lower() not in VALUES else (5 if old != 5 else 8)


def facts(sentence):
    """(kind, key, start, end, text) of each fact: `key` is what the other article must tell too."""
    out = []
    taken = []

    def add(kind, key, start, end, noun=""):
        if not any(start < e and s < end for s, e in taken):
            taken.append((start, end))
            out.append((kind, key, start, end, noun))

    for m in re.finditer(r"[$£€]\s?(\d[\d,]*(?:\.\d+)?)( (?:million|billion|thousand))?", sentence):
        add("money", f"{float(m.group(1).rstrip(',').replace(',', ''))}{m.group(2) or ''}", m.start(1), m.start(1) + len(m.group(1).rstrip(",")))
    for m in re.finditer(r"\b(\d{1,2})(?=-year-old)|\baged? (\d{1,2})\b|, (\d{2})(?=, )", sentence):
        g = next(i for i in (1, 2, 3) if m.group(i))
        if value(m.group(g)) > 2:
            add("age", m.group(g), m.start(g), m.end(g))
    for m in re.finditer(r"\b(\d{1,2}(?::\d\d)?)(?= ?[ap]\.?m\b)|\b(\d{1,2}:\d\d)\b", sentence):
        add("clock", m.group(1) or m.group(2), m.start(), m.end())
    for m in re.finditer(r"\b" + MONTH + r" (\d{1,2})\b(?!,? ?\d{3})|\b(\d{1,2}) " + MONTH, sentence):
        g = 1 if m.group(1) else 2
        month = re.search(MONTH, m.group(0)).group(0)[:3]
        add("date", f"{month} {m.group(g)}", m.start(g), m.end(g))
    for m in re.finditer(r"\b(" + "|".join(DAYS) + r")\b", sentence):
        add("date", m.group(1), m.start(), m.end())
    for m in re.finditer(r"\b(?:in|since|of|until) ((?:19|20)\d\d)\b", sentence):
        add("date", m.group(1), m.start(1), m.end(1))
    hedge = "|".join(HEDGES)
    for m in re.finditer(r"(?:\b(" + hedge + r") )?(?<![\w$£€.,-])(" + NUMBER + r")(?![\w.,:]*\d)[ -](" + MEASURES + r")(?!-old)(?![a-z])", sentence, re.I):
        add("measure", f"{value(m.group(2))} {m.group(3)[:4].lower()}", m.start(2), m.end(2), m.group(3))
    for m in re.finditer(r"(?:\b(" + hedge + r") )?(?<![\w$£€.,-])(" + NUMBER + r") ((?:[a-z]{3,} ){0,1}[a-z]{4,})\b", sentence, re.I):
        nouns = m.group(3).split()
        if re.fullmatch(r"(19|20)\d\d", m.group(2)) or nouns[0] in ("million", "billion", "years", "months", "days", "hours", "minutes", "percent"):
            continue
        add("hedged" if m.group(1) else "number", f"{value(m.group(2))}", m.start(2), m.end(2), " ".join(nouns))
    roles = "|".join(re.escape(r) for r in ROLES)
    for m in re.finditer(r"\b(" + roles + r") ((?:[A-Z][a-z’'-]+ )?[A-Z][a-z’'-]+)", sentence):
        add("role", f"{m.group(1)} {m.group(2).split()[-1]}", m.start(1), m.end(1))
    for m in re.finditer(r"\b([A-Z][a-z]+) ((?:[A-Z]\. )?)([A-Z][a-z’'-]{2,})\b", sentence):
        if m.group(1) in GIVEN and m.group(3) not in MONTHS + DAYS:
            add("person", m.group(0), m.start(), m.end())
    for m in re.finditer(r"\b(in|at|near|from|outside) ((?:[A-Z][a-z]+)(?: [A-Z][a-z]+)?)\b(?! [A-Z])", sentence):
        if not any(w[:3] in SHORT or w in DAYS for w in m.group(2).split()):
            add("place", m.group(2), m.start(2), m.end(2))
    for m in re.finditer(r"\b(was|were|is|are|has|have|had|will|would|did|could) (not )?([a-z]+(?:ed|en|n|t|ing|e|k|d)?)\b", sentence):
        if m.group(3) not in ("not", "a", "an", "the", "to", "been") and len(m.group(3)) > 3:
            add("polarity", ("not " if m.group(2) else "") + m.group(3), m.start(1), m.end(2) if m.group(2) else m.end(1))
    for m in re.finditer(r"\b(will|may|could)\b(?= (?!not)[a-z]+)", sentence):
        add("modality", m.group(1), m.start(), m.end())
    for kind, lists in (("opposite", OPPOSITES), ("kind", KINDS)):
        for group in lists:
            for m in re.finditer(r"\b(" + "|".join(group) + r")\b", sentence):
                add(kind, m.group(1), m.start(), m.end())
    return out


def around(sentence, start, end):
    """Stems of the six words on each side of a fact."""
    return stems(" ".join(sentence[:start].split()[-6:] + sentence[end:].split()[:6]))


def told(fact, sentence, own, within):
    """Whether the sentence `within` of the other article tells the fact: its key, with a word of content nearby that
    stands near it in `sentence` too, and three in all."""
    kind, key, start, end, noun = fact
    shared = own & stems(within) - stems(sentence[start:end])
    same = [f for f in facts(within) if f[0] in ((kind,) if kind not in ("number", "hedged") else ("number", "hedged")) and f[1] == key]
    same = [f for f in same if around(sentence, start, end) & around(within, f[2], f[3])]
    if kind in ("number", "hedged"):
        heads = {w[:4] for w in noun.split()}
        same = [f for f in same if heads & {w[:4] for w in f[4].split()}]
    if kind == "clock":
        same = [f for f in same if f[1].split(":")[0] == key.split(":")[0]]
    if kind == "person":
        return key in within and len(shared) >= 2
    need = 4 if kind in ("polarity", "modality", "opposite", "kind") else 3
    if kind == "age":
        after = {w for w in re.findall(r"\w+", sentence[end:])[:4]}
        return any(after & set(re.findall(r"\w+", within[f[3]:])[:4]) or shared for f in same) and len(shared) >= 2
    return bool(same) and len(shared) >= need


def change(fact, sentence, body, taken, rng):
    """The new body and what stands in it now, or None; `taken`: both articles' text."""
    kind, key, start, end, noun = fact
    old = sentence[start:end]

    def everywhere(pattern, new, flags=0):
        return re.sub(pattern, new, body, flags=flags)

    def only(new):
        return body.replace(sentence, sentence[:start] + new + sentence[end:], 1)

    if kind in ("number", "hedged", "measure"):
        for _ in range(8):
            new = written(another(value(old), old, rng, 1.4 if kind != "number" else 1.2), old)
            if not re.search(r"\b" + re.escape(new) + r"\b", taken):
                head = noun.split()[0] if kind == "measure" else noun.split()[-1]
                spelt = "|".join({re.escape(old), *([WORDS[value(old)], str(int(value(old)))] if value(old) in WORDS else [])})
                return everywhere(r"(?<![\w$£€.,-])(?:" + spelt + r")(?=[ -](?:\w+ )?" + re.escape(head[:4]) + ")", new, re.I)
        return None
    if kind == "money":
        number = float(old.replace(",", ""))
        new = written(another(number, old, rng), old)
        return None if new in taken else everywhere(r"(?<=[$£€])" + re.escape(old) + r"(?![\d,.]*\d)", new)
    if kind == "age":
        new = str(int(old) + rng.choice((2, 3, 5, 9, -2)) if int(old) > 6 else int(old) + 2)
        return None if re.search(r"\b" + new + r"\b", taken) else everywhere(r"\b" + old + r"(?=-year-old|,)", new)
    if kind == "clock":
        h, _, m = old.partition(":")
        hour, minute = int(h), int(m or 0)
        total = hour * 60 + minute + rng.choice((20, 30, 45, 60, 120)) * rng.choice((1, -1)) if m else hour * 60 + 60 * rng.choice((1, 2, -1, 3))
        hour, minute = (total // 60 - 1) % 12 + 1 if hour <= 12 else total // 60 % 24, total % 60
        new = f"{hour}:{minute:02}" if m else str(hour)
        return None if re.search(r"\b" + new + r"\b", taken) else only(new)
    if kind == "date":
        if old in DAYS:
            new = DAYS[(DAYS.index(old) + rng.choice((1, 2, 3, 5))) % 7]
            return None if new in taken else everywhere(r"\b" + old + r"\b", new)
        if len(old) == 4:
            new = str(int(old) + rng.choice((1, 2, -1, -2, -5)))
            return None if new in taken else everywhere(r"\b" + old + r"\b", new)
        new = str((int(old) + rng.choice((1, 2, 4, 7)) - 1) % 28 + 1)
        month = key.split()[0]
        swapped = everywhere(r"\b(" + month + r"[a-z]*\.?) " + old + r"\b", r"\1 " + new)
        return re.sub(r"\b" + old + r" (?=" + month + ")", new + " ", swapped)
    if kind == "person":
        parts = old.split()
        at = rng.choice((0, -1))
        new = rng.choice(OTHER_FAMILY if at else OTHER_GIVEN)
        return everywhere(r"\b" + re.escape(parts[at]) + r"\b", new) if at else everywhere(re.escape(old), " ".join([new] + parts[1:]))
    if kind == "role":
        new = rng.choice([r for r in ROLES if r not in taken and r.endswith(".") == old.endswith(".")] or ["Auditor"])
        return everywhere(re.escape(old) + r"(?= (?:[A-Z][\w’'-]+ )?" + re.escape(key.split()[-1]) + ")", new)
    if kind == "place":
        return everywhere(r"\b" + re.escape(old) + r"\b", rng.choice([p for p in OTHER_PLACES if p not in taken]))
    if kind == "polarity":
        return only(old.replace(" not ", " ") if " not" in old else old + " not")
    if kind == "modality":
        return only("may" if old == "will" else "will")
    group = next(g for g in (OPPOSITES if kind == "opposite" else KINDS) if old in g)
    other = [w for w in group if w != old and not re.search(r"\b" + w + r"\b", taken)]
    if not other:
        return None
    new = rng.choice(other)
    return only(new) if kind == "opposite" else everywhere(r"\b" + old + r"(?=s?\b)", new)


def harmless(fact, sentence, body, rng):
    """(way, new body) of a change that means nothing, or None."""
    kind, key, start, end, noun = fact
    old = sentence[start:end]
    put = lambda new, s=start, e=end: body.replace(sentence, sentence[:s] + new + sentence[e:], 1)
    before = sentence[:start]
    if kind in ("number", "hedged") and value(old) in WORDS and start > 0:
        return "number words", put(str(int(value(old))) if old.lower() in VALUES else WORDS[value(old)])
    if kind in ("hedged", "measure"):
        for hedge, same in SAME_HEDGES.items():
            if before.lower().endswith(hedge + " "):
                at = start - len(hedge) - 1
                return "hedges", put(same + " ", at, start)
    if kind == "number" and value(old) > 100 and value(old) % 10:
        v = value(old)
        grain = 10 ** (len(str(int(v))) - 2)
        return "rounding", put("about " + written(round(v / grain) * grain, old))
    if kind == "measure" and noun.lower() in ("miles", "km", "kilometers", "kilometres", "feet"):
        v = value(old)
        factor, unit = {"m": (1.609344, "kilometers"), "k": (1 / 1.609344, "miles"), "f": (0.3048, "meters")}[noun[0].lower()]
        new = v * factor
        new = round(new) if new >= 10 else round(new, 1)
        return ("units", put(f"{new:,} {unit}", start, end + 1 + len(noun))) if new >= 3 else None
    if kind == "date" and len(old) <= 2:
        m = re.search(r"\b(" + MONTH + r") " + old + r"\b", sentence)
        if m:
            full = next((x for x in MONTHS if x.startswith(m.group(1)[:3])), m.group(1))
            return "date order", put(f"{old} {full}", m.start(), m.end())
    return None


def compare(binary, folder, text_a, text_b):
    for name, text in (("a.txt", text_a), ("b.txt", text_b)):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as f:
            f.write(text)
    run = subprocess.run([binary, "compare", "--format", "json", os.path.join(folder, "a.txt"), os.path.join(folder, "b.txt")], capture_output=True)
    if run.returncode not in (0, 1, 4):
        sys.exit(run.stderr.decode())
    report = json.loads(run.stdout)
    b = next(x for x in report["articles"] if os.path.basename(x["path"]) == "b.txt")
    text = b["text"].encode()
    kept = [f for f in report["findings"] if f["severity"] != "info"]
    spots = [{text[l["start"]:l["end"]].decode(errors="replace") for l in f["locations"] if l["article"] == b["id"]} for f in kept]
    return [(f["rule"], frozenset(f["aspects"]), frozenset(s), f["message"]) for f, s in zip(kept, spots)]


def events(folders):
    for folder in folders:
        docs = json.load(open(os.path.join(folder, "gold.json"), encoding="utf-8"))["docs"]
        stories = {s: n for n, s in enumerate(sorted({d.get("story") or d["event"] for d in docs.values()}))}
        by_event = collections.defaultdict(list)
        for name in sorted(docs):
            path = os.path.join(folder, "articles", name + ".txt")
            by_event[docs[name]["event"]].append((name, open(path, encoding="utf-8", errors="replace").read().replace("\r\n", "\n")))
        for event in sorted(by_event):
            story = next(d.get("story") or event for d in docs.values() if d["event"] == event)
            yield event, stories[story], by_event[event]


def cases(articles, each, rng):
    """Facts that two articles tell: at most `each` a kind, each fact once."""
    pairs = [(a, b) for a in articles for b in articles if a[0] != b[0]]
    rng.shuffle(pairs)
    told_by = {name: [(s, stems(s)) for s in sentences(split_head(text)[1])] for name, text in articles}
    seen, count = set(), collections.Counter()
    for (a, a_text), (b, b_text) in pairs[:24]:
        if set(x for x, _ in told_by[a]) & set(x for x, _ in told_by[b]) and len(set(x for x, _ in told_by[a]) & set(x for x, _ in told_by[b])) * 2 > len(told_by[b]):
            continue  # two prints of one text
        own = told_by[b][:]
        rng.shuffle(own)
        for sentence, of in own:
            for fact in facts(sentence):
                key = (fact[0], fact[1], fact[4][:4])
                if key in seen or count[fact[0]] >= each:
                    continue
                hits = [(s, x) for s, x in told_by[a] if told(fact, sentence, of, s)]
                if hits and sentence in b_text:
                    best = max(hits, key=lambda h: len(h[1] & of))
                    like = len(best[1] & of) / max(1, len(best[1] | of))
                    seen.add(key)
                    count[fact[0]] += 1
                    yield (a, a_text), (b, b_text), fact, sentence, best[0], like


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs="+")
    ap.add_argument("--bin", default="target/release/crossread")
    ap.add_argument("--half", choices=("odd", "even"))
    ap.add_argument("--each", type=int, default=3, help="facts of one kind taken from an event")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--skip", default="", help="events to leave out, with commas between")
    ap.add_argument("--kinds", help="only these, with commas between")
    ap.add_argument("--show", help="print what was missed of this kind, what is raised elsewhere, or all")
    a = ap.parse_args()
    rows, quiet, baseline = collections.defaultdict(list), collections.defaultdict(list), {}
    with tempfile.TemporaryDirectory() as folder:
        for event, rank, articles in events(a.folders):
            if a.half and (rank % 2 == 1) != (a.half == "odd") or event in a.skip.split(","):
                continue
            rng = random.Random(f"{a.seed} {event}")
            for one, two, fact, sentence, other, like in cases(articles, a.each, rng):
                kind = fact[0]
                head, body = split_head(two[1])
                rolled = random.Random(f"{a.seed} {event} {two[0]} {sentence} {fact}")
                new = change(fact, sentence, body, split_head(one[1])[1] + body, rolled)
                mild = harmless(fact, sentence, body, rolled)
                if a.kinds and kind not in a.kinds.split(","):
                    continue
                pair = (one[0], two[0])
                if pair not in baseline and (new and new != body or mild):
                    baseline[pair] = compare(a.bin, folder, one[1], two[1])
                known = {(r, m) for r, _, _, m in baseline.get(pair, [])}
                if new and new != body:
                    changed = set(sentences(new)) - set(sentences(body))
                    found = [f for f in compare(a.bin, folder, one[1], head + new) if (f[0], f[3]) not in known]
                    here = lambda f: any(len(x) > 15 and x in s or s in x for s in changed for x in f[2])
                    wanted = ASPECTS.get(kind, NUMERIC)
                    hits = [f for f in found if here(f) and f[1] & wanted]
                    # the same finding may now show another value: what the change did not touch
                    extra = [f for f in found if not here(f)]
                    rows[kind].append((bool(hits), like, len(extra)))
                    if a.show and (not hits and a.show in (kind, "all") or extra and a.show == "elsewhere"):
                        now = next((s for s in changed if s[:max(4, fact[2] - 4)] == sentence[:max(4, fact[2] - 4)]), sorted(changed)[0] if changed else "")
                        print(f"{'FOUND' if hits else 'MISSED'} {kind} {event} {one[0]} {two[0]} like {like:.2f}\n   A: {other[:400]}\n   B: {now[:400]}")
                        for f in extra if a.show == "elsewhere" else found:
                            print("   ", f[0], sorted(f[1]), f[3][:300])
                if mild and mild[1] != body:
                    found = [f for f in compare(a.bin, folder, one[1], head + mild[1]) if (f[0], f[3]) not in known]
                    shown = set(sentences(mild[1])) - set(sentences(body))
                    found = [f for f in found if f[1] & (NUMERIC | {"date"})]
                    quiet[mild[0]].append(bool(found))
                    if a.show == "harmless" and found:
                        print(f"ALARM {mild[0]} {event}\n   A: {other[:300]}\n   B: {sorted(shown)[:1]}", *(f"\n    {f[0]} {f[3][:300]}" for f in found))
    order = [k for k in "number hedged measure money age clock date person role place polarity opposite kind modality".split() if rows[k]]
    for kind in order + ["all", "facts"]:
        here = sum((rows[k] for k in order if kind == "all" or k in order[:7]), []) if kind in ("all", "facts") else rows[kind]
        if not here:
            continue
        apart = [r for r in here if r[1] < 0.5]
        share = lambda r: f"{sum(x[0] for x in r):4d} of {len(r):4d} {100 * sum(x[0] for x in r) / max(1, len(r)):5.1f} %"
        name = "figures and days" if kind == "facts" else kind
        print(f"{name:16s} {share(here)}   apart {share(apart)}   raised elsewhere {sum(r[2] for r in here)}")
    for way in sorted(quiet):
        print(f"harmless: {way:14s} {sum(quiet[way]):3d} alarms of {len(quiet[way])}")
    print(f"harmless: {'all':14s} {sum(map(sum, quiet.values())):3d} alarms of {sum(map(len, quiet.values()))}")


if __name__ == "__main__":
    main()
