#!/usr/bin/env python3
"""Holds the measures of one published night against the oracle's, in both directions.

  hold.py ORACLE.csv NIGHT_FOLDER [--only-measures M@BASIS,...] [--without COLUMN,...]

A figure that is missing, differs, stands twice or has no business being there is a difference; up to 20 are printed, and how
many there are of each measure.
--only-measures compares the named measures only: `usage`, or `usage@assigned` for one basis. The last line is
'N figures, M differ'; exit status 1 where any differs.
"""
import argparse
import collections
import csv
import pathlib
import sys

KEY = ["customer_id", "scope", "subject", "measure", "basis"]
VALUES = ["numerator", "denominator", "state", "window_start", "window_end", "data_date"]


def read(path):
    """{key: values} and the keys that stand twice."""
    rows, twice = {}, []
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            key = tuple("".join(row[k].split()).lower() for k in KEY)
            if key in rows:
                twice.append(key)
            rows[key] = row
    return rows, twice


def percent(numerator, denominator):
    """One decimal, half away from zero, by integers; blank over nothing."""
    if denominator == 0:
        return ""
    tenths = (2000 * numerator + denominator) // (2 * denominator)
    return f"{tenths // 10}.{tenths % 10}"


def differences(want, have, columns):
    for key in sorted(want.keys() | have.keys()):
        w, h = want.get(key), have.get(key)
        if h is None:
            yield key, f"missing: {' '.join(key)}: want {[w[c] for c in columns]}"
        elif w is None:
            yield key, f"unasked: {' '.join(key)}: have {[h[c] for c in columns]}"
        else:
            wrong = [c for c in columns if w[c] != h[c]]
            if wrong:
                yield key, f"differs: {' '.join(key)}: " + ", ".join(f"{c} want {w[c] or '-'} have {h[c] or '-'}" for c in wrong)
            elif h["percent"] != percent(int(w["numerator"]), int(w["denominator"])):
                yield key, f"percent: {' '.join(key)}: {w['numerator']} of {w['denominator']}, have {h['percent']}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle", type=pathlib.Path)
    parser.add_argument("night", type=pathlib.Path)
    parser.add_argument("--only-measures", default="")
    parser.add_argument("--without", default="", help="columns that are not compared")
    a = parser.parse_args()
    only = {m for m in a.only_measures.split(",") if m}
    columns = [c for c in VALUES if c not in a.without.split(",")]
    tables = []
    found = []
    for path in (a.oracle, a.night / "measures.csv"):
        rows, twice = read(path)
        rows = {k: r for k, r in rows.items() if not only or k[3] in only or f"{k[3]}@{k[4]}" in only}
        found += [(k, f"twice in {path.name}: {' '.join(k)}") for k in twice]
        tables.append(rows)
    found += differences(*tables, columns)
    for _, line in found[:20]:
        print(line)
    for (measure, basis), count in sorted(collections.Counter((k[3], k[4]) for k, _ in found).items()):
        print(f"{count} of {measure}@{basis}")
    print(f"{len(tables[0].keys() | tables[1].keys())} figures, {len(found)} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
