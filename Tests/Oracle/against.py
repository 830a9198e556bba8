#!/usr/bin/env python3
"""Lets the product and the oracle measure one folder, and holds the one against the other.

  against.py PROGRAM TEMPLATES FOLDER [--only-measures M@BASIS,...] [--services-only] [--timeout SECONDS]

PROGRAM is adoption-report, TEMPLATES its own folder of templates, FOLDER one that generate.py or worked.py wrote; output/ and
oracle.csv are left in it. Prints what hold.py prints, and ends with its exit status; 2 where the product or the oracle failed.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def call(*words, timeout=None):
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=timeout)


def python(name, *words):
    return call(sys.executable, HERE / name, *words)


def hold_against(a, folder):
    """The exit status, and everything worth reading."""
    night = (folder / "night.txt").read_text(encoding="utf-8").strip()
    shutil.rmtree(folder / "output", ignore_errors=True)
    overlay = folder / "overlay"
    if a.services_only:
        (overlay / "catalog.yaml").rename(folder / "catalog.yaml")
    try:
        run = call(a.program, "run", "--exports", folder / "exports", "--night", night, "--output", folder / "output",
                   "--templates", a.templates, "--templates", overlay, timeout=a.timeout)
    except subprocess.TimeoutExpired:
        return 2, f"the program did not end within {a.timeout} s\n"
    finally:
        if a.services_only:
            (folder / "catalog.yaml").rename(overlay / "catalog.yaml")
    if run.returncode not in (0, 1):   # 1: the Graph file of a customer that no list has was refused
        return 2, f"exit status {run.returncode}\n{run.stderr[-2000:]}"
    oracle = python("oracle.py", folder, night)
    if oracle.returncode:
        return 2, oracle.stderr[-2000:]
    (folder / "oracle.csv").write_text(oracle.stdout, encoding="utf-8")
    held = python("hold.py", folder / "oracle.csv", folder / "output" / night, "--only-measures", a.only_measures)
    return held.returncode, held.stdout + held.stderr


def arguments(description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("templates", type=pathlib.Path)
    parser.add_argument("--only-measures", default="", help="see hold.py")
    parser.add_argument("--services-only", action="store_true", help="the program does not know catalog.yaml")
    parser.add_argument("--timeout", type=float, default=300, help="seconds for one run of the program")
    return parser


def main():
    parser = arguments(__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    a = parser.parse_args()
    status, text = hold_against(a, a.folder)
    print(text, end="")
    return status


if __name__ == "__main__":
    sys.exit(main())
