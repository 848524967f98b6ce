#!/usr/bin/env python3
"""Measure Debian's frog and kamergraaf on the same texts, one after the other.

usage: compare.py KAMERGRAAF [RUNS]

Frog finds names and says of each whether it is a person's or a place's. Its persons
are held against the gold's Person, its places against Country: once all of them, and
once only those that data/country-names.tsv knows, since the gold does not count cities.
Both programs are judged by `kamergraaf evaluate` alone, exact spans. Each run is
timed with the kernel's own figures for that process, on one core; the least of RUNS
(3) counts, and so does the least time that each needs for a text of one line.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Texts and gold: the corpus, on which kamergraaf was tuned, and the passages kept out of that.
SETS = {"corpus": ("data/corpus", "data/gold"), "kept out": ("data/heldout", "data/heldout")}
FROG = ["frog", "--skip=pmlac", "--threads=1"]
SHOWN = {"Person", "Country"}


def measured(command, output):
    """Run a command alone; give wall seconds, CPU seconds and the largest memory in MB."""
    start = time.monotonic()
    with open(output, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL,
                                   env={**os.environ, "RAYON_NUM_THREADS": "1"})
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {status}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def names(text, rows):
    """The names in frog's rows with their places in the text."""
    at, found = 0, []
    for row in rows:
        cells = row.split("\t")
        if len(cells) < 8:
            continue
        token, tag = cells[1], cells[7]
        start = text.find(token, at)
        if start < 0 or start - at > 200:
            continue  # a token that frog has joined over a line end
        at = start + len(token)
        if tag.startswith("B-"):
            found.append([start, at, tag[2:]])
        elif tag.startswith("I-") and found:
            found[-1][1] = at
    return found


def files(folder, ending):
    return sorted((ROOT / folder).glob(f"*.{ending}"))


def records(folder, texts, known):
    """Frog's names as the records that `evaluate --system` reads."""
    for file in files(texts, "txt"):
        text = file.read_text(encoding="utf-8")
        rows = (folder / "out" / f"{file.name}.out").read_text(encoding="utf-8").splitlines()
        yield {"record": "document", "document": file.name}
        for start, end, tag in names(text, rows):
            kind = {"PER": "Person", "LOC": "Country"}.get(tag)
            written = " ".join(text[start:end].split())
            if kind == "Person" or kind == "Country" and (known is None or written in known):
                yield {"record": "mention", "document": file.name, "start": start, "end": end,
                       "text": text[start:end], "type": kind}


def judge(kamergraaf, title, gold, arguments):
    """Print the lines of the report that both programs can be judged by."""
    report = subprocess.run([kamergraaf, "evaluate", *gold, *arguments], capture_output=True, text=True).stdout
    for line in report.split("mentions relaxed")[0].splitlines():
        if line.split()[:1] and line.split()[0] in SHOWN:
            print(f"{title:40}{line.strip()}")


def best(title, size, runs, starts):
    wall, cpu, memory = (min(run[part] for run in runs) for part in range(3))
    start = min(run[1] for run in starts)
    print(f"{title:12}{wall:8.2f} s wall{cpu:8.2f} s CPU{start:8.2f} s to start"
          f"{size / 1e6 / (cpu - start):10.4f} MB/s of CPU time{memory:8.0f} MB")


def main():
    kamergraaf, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    rows = (ROOT / "data/country-names.tsv").read_text(encoding="utf-8").splitlines()
    known = {row.split("\t")[0] for row in rows if not row.startswith("#")}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, (texts, gold) in SETS.items():
            frog_reads(folder / name, texts)
            for title, listed in (("frog", None), ("frog, countries of our table", known)):
                file = folder / "frog.jsonl"
                lines = (json.dumps(record) + "\n" for record in records(folder / name, texts, listed))
                file.write_text("".join(lines), encoding="utf-8")
                judge(kamergraaf, f"{name}: {title}", files(gold, "json"), ["--system", file])
            judge(kamergraaf, f"{name}: kamergraaf", files(gold, "json"), ["--texts", ROOT / texts])
        speed(kamergraaf, folder, count)


def frog_reads(folder, texts):
    """Run frog over copies of the texts; give what it took."""
    for name in ("texts", "out"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for file in files(texts, "txt"):
        shutil.copy(file, folder / "texts")
    return measured([*FROG, f"--testdir={folder / 'texts'}", f"--outputdir={folder / 'out'}"], folder / "log")


def speed(kamergraaf, folder, count):
    """Time both on the corpus and on one line, in turns."""
    texts, _ = SETS["corpus"]
    size = sum(file.stat().st_size for file in files(texts, "txt"))
    line = folder / "line"
    line.mkdir()
    (line / "line.txt").write_text("De minister komt.\n", encoding="utf-8")
    both, starts = {"frog": [], "kamergraaf": []}, {"frog": [], "kamergraaf": []}
    for _ in range(count):
        for timed, read in ((starts, line), (both, ROOT / texts)):
            timed["frog"].append(frog_reads(folder / read.name, read))
            extract = [kamergraaf, "extract", "--format", "jsonl", "--quiet", *files(read, "txt")]
            timed["kamergraaf"].append(measured(extract, folder / "log"))
    for title, runs in both.items():
        best(title, size, runs, starts[title])


main()
