#!/usr/bin/env python3
"""Generates portfolios, lets the product and the oracle measure each, and holds the one against the other.

  seeds.py PROGRAM TEMPLATES FIRST LAST CUSTOMERS [--jobs N] [--work FOLDER] [--without CASE ...] [--only-measures ...] [--timeout SECONDS]

PROGRAM is adoption-report, TEMPLATES its own folder of templates. N seeds are tried at a time. Stops at nothing; prints each seed
that differs, keeps its folder, and ends with a line of totals. Exit status 1 where any seed differed.
"""
import concurrent.futures
import os
import pathlib
import shutil
import sys
import tempfile

from against import arguments, hold_against, python


def try_seed(a, work, seed):
    """What hold.py says of a seed; the folder is kept where the two differ."""
    folder = work / f"seed-{seed}"
    made = python("generate.py", seed, a.customers, folder, *a.without)
    status, text = (2, made.stderr) if made.returncode else hold_against(a, folder)
    if status == 0:
        shutil.rmtree(folder)
    return seed, folder, status == 0, text


def main():
    parser = arguments(__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("customers", type=int)
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 8), help="seeds tried at a time; as many as processors")
    parser.add_argument("--work", type=pathlib.Path, help="where folders of seeds that differ are kept; a temporary folder else")
    parser.add_argument("--without", nargs="*", default=[], help="cases to leave out, see generate.py")
    a = parser.parse_args()
    work = a.work or pathlib.Path(tempfile.mkdtemp(prefix="adoption-oracle-"))
    work.mkdir(parents=True, exist_ok=True)
    failed, figures = [], 0
    # Each seed is four processes of its own; a thread only waits for them.
    with concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        for seed, folder, good, text in pool.map(lambda seed: try_seed(a, work, seed), range(a.first, a.last + 1)):
            if good:
                figures += int(text.splitlines()[-1].split()[0])
            else:
                failed.append(seed)
                print(f"seed {seed} ({folder}):\n{text}", flush=True)
    if not failed:
        work.rmdir()
    print(f"seeds {a.first} to {a.last} of {a.customers} customers: {figures} equal figures, {len(failed)} seeds differ {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
