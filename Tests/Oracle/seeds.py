#!/usr/bin/env python3
"""Generates portfolios, lets the product and the oracle measure each, and holds the one against the other.

  seeds.py PROGRAM TEMPLATES FIRST LAST CUSTOMERS [--work FOLDER] [--without CASE ...] [--only-measures ...] [--timeout SECONDS]

PROGRAM is adoption-report, TEMPLATES its own folder of templates. Stops at nothing; prints each seed that differs, keeps its
folder, and ends with a line of totals. Exit status 1 where any seed differed.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def call(*words, timeout=None):
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=timeout)


def python(name, *words):
    return call(sys.executable, HERE / name, *words)


def try_seed(a, seed, folder):
    """The last line of hold.py, and everything worth reading where the two differ."""
    made = python("generate.py", seed, a.customers, folder, *a.without)
    if made.returncode:
        return False, made.stderr
    night = made.stdout.strip()
    overlay = folder / "overlay"
    if a.services_only:
        (overlay / "catalog.yaml").rename(folder / "catalog.yaml")
    run = call(a.program, "run", "--exports", folder / "exports", "--night", night, "--output", folder / "output",
               "--templates", a.templates, "--templates", overlay, timeout=a.timeout)
    if a.services_only:
        (folder / "catalog.yaml").rename(overlay / "catalog.yaml")
    if run.returncode not in (0, 1):   # 1: the Graph file of a customer that no list has was refused
        return False, f"exit status {run.returncode}\n{run.stderr[-2000:]}"
    oracle = python("oracle.py", folder, night)
    if oracle.returncode:
        return False, oracle.stderr[-2000:]
    (folder / "oracle.csv").write_text(oracle.stdout, encoding="utf-8")
    held = python("hold.py", folder / "oracle.csv", folder / "output" / night, "--only-measures", a.only_measures)
    return held.returncode == 0, held.stdout + held.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("templates", type=pathlib.Path)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("customers", type=int)
    parser.add_argument("--work", type=pathlib.Path, help="where folders of seeds that differ are kept; a temporary folder else")
    parser.add_argument("--without", nargs="*", default=[], help="cases to leave out, see generate.py")
    parser.add_argument("--only-measures", default="", help="see hold.py")
    parser.add_argument("--services-only", action="store_true", help="the program does not know catalog.yaml")
    parser.add_argument("--timeout", type=float, default=300)
    a = parser.parse_args()
    work = a.work or pathlib.Path(tempfile.mkdtemp(prefix="adoption-oracle-"))
    work.mkdir(parents=True, exist_ok=True)
    failed, figures = [], 0
    for seed in range(a.first, a.last + 1):
        folder = work / f"seed-{seed}"
        good, text = try_seed(a, seed, folder)
        if good:
            figures += int(text.split()[0])
            shutil.rmtree(folder)
        else:
            failed.append(seed)
            print(f"seed {seed} ({folder}):\n{text}", flush=True)
    print(f"{a.last - a.first + 1} seeds of {a.customers} customers, {figures} equal figures, {len(failed)} seeds differ {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
