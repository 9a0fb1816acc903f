#!/usr/bin/env python3
"""Measure crossread beside what a desk would put together from PyPI, on the same invented articles.

usage: compare.py --bin target/release/crossread [--articles 1000 3000 10000] [--speakers] [--rounds 5]

The peer is pipeline.py: scikit-learn, rapidfuzz, difflib and jinja2; with --speakers also textacy on
spaCy. It is run in an environment of its own, made below --venv from the versions in requirements*.txt.
In each round each program runs once, the one right after the other and in turn first; a ratio is of
the two runs of one round. Prints one Markdown table of medians. Linux or macOS; standard library only.
"""
import argparse, hashlib, math, os, pathlib, shutil, statistics, subprocess, sys, tempfile, time, venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]


def fail(message):
    sys.exit(f"compare.py: {message}")


def environment(folder, speakers):
    """The Python of an environment below `folder` with the pinned packages, made if it is not there or has other ones."""
    wanted = HERE / ("requirements-speakers.txt" if speakers else "requirements.txt")
    folder = folder / wanted.stem
    key = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(HERE.glob("requirements*.txt")))).hexdigest()
    stamp, python = folder / "made-for", folder / "bin" / "python"
    if stamp.exists() and stamp.read_text() == key:
        return python
    print(f"installing {wanted.name} in {folder}", file=sys.stderr)
    try:
        venv.create(folder, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, OSError) as error:
        fail(f"no environment in {folder} ({error}); on Debian, install python3-venv")
    if subprocess.run([python, "-m", "pip", "install", "-q", "-r", wanted]).returncode:
        fail(f"pip cannot install {wanted}; it needs PyPI and Python 3.11 to 3.13 (this is {sys.version.split()[0]})")
    stamp.write_text(key)
    return python


def measured(command):
    """Processor time and wall time in seconds, and peak memory in MB, of a command that must succeed."""
    with tempfile.TemporaryFile() as said:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            fail(f"{' '.join(map(str, command))} ended with {child.returncode}:\n{said.read().decode(errors='replace')[-2000:]}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / unit


def rounds(articles, commands, count):
    """For each program the figures of its runs, round by round."""
    figures = {name: [] for name in commands}
    for number in range(count):
        for name in list(commands)[::-1 if number % 2 else 1]:
            with tempfile.TemporaryDirectory() as output:
                figures[name].append(measured([*commands[name], output]))
            cpu, wall, memory = figures[name][-1]
            print(f"{articles} articles, round {number + 1}: {name} {cpu:.2f} s, {wall:.2f} s, {memory:.0f} MB", file=sys.stderr)
    return figures


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", type=pathlib.Path, default=ROOT / "target/release/crossread", help="the crossread that is measured")
    ap.add_argument("--articles", type=int, nargs="+", default=[1000, 3000, 10000])
    ap.add_argument("--speakers", action="store_true", help="the peer also tells who says what")
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--venv", type=pathlib.Path, default=ROOT / "target/peers", help="where the peer's packages are installed (1 GB with --speakers)")
    a = ap.parse_args()
    program = shutil.which(a.bin)
    if program is None:
        fail(f"no program at {a.bin}; build it with cargo build --release, or name one with --bin")
    if a.rounds < 1 or min(a.articles) < 2:
        fail("at least one round and two articles")
    python = environment(a.venv.resolve(), a.speakers)
    peer = "textacy, spaCy and the same" if a.speakers else "scikit-learn, rapidfuzz, difflib, jinja2"
    table, medians = [], {}
    for articles in sorted(set(a.articles)):
        with tempfile.TemporaryDirectory() as folder:
            made = [sys.executable, HERE.parent / "synthetic_archive.py", folder, str(articles)]
            if subprocess.run(made).returncode:
                fail("synthetic_archive.py wrote no articles")
            commands = {
                "crossread": [program, "report", "-q", "--no-cache", "--fail-on", "never", folder, "-o"],
                peer: [python, HERE / "pipeline.py", *(["--speakers"] if a.speakers else []), folder],
            }
            figures = rounds(articles, commands, a.rounds)
        ratios = [statistics.median(us[i] / them[i] for us, them in zip(figures["crossread"], figures[peer])) for i in range(3)]
        for name, runs in figures.items():
            cpu, wall, memory = medians[name, articles] = [statistics.median(run[i] for run in runs) for i in range(3)]
            ratio = " | ".join(f"{r:.3g}" for r in ratios) if name == "crossread" else "| |"
            table.append(f"| {articles:,} | {name} | {cpu:.1f} s | {wall:.1f} s | {memory:.0f} MB | {ratio} |")
    print("| articles | program | processor time | time | memory | its ratio: processor | time | memory |\n|---|---|---|---|---|---|---|---|")
    print("\n".join(table))
    least, most = min(a.articles), max(a.articles)
    if least < most:
        growth = {name: math.log(medians[name, most][0] / medians[name, least][0]) / math.log(most / least) for name in commands}
        told = ", ".join(f"{name} {exponent:.2f}" for name, exponent in growth.items())
        print(f"\nGrowth of the processor time from {least:,} to {most:,}, as an exponent: {told}.")


if __name__ == "__main__":
    main()
