"""disguise.py FROM TO: the CSV files of a folder with the same records in another dress.

The columns stand in another order, every cell is quoted, `;` separates, and the header is in upper case.
"""
import csv
import pathlib
import random
import sys

csv.field_size_limit(1 << 30)
source, target = map(pathlib.Path, sys.argv[1:3])
target.mkdir(parents=True, exist_ok=True)
shuffle = random.Random(20261101).shuffle
for path in sorted(source.glob("*.csv")):
    with open(path, encoding="utf-8-sig", newline="") as read, \
            open(target / path.name, "w", encoding="utf-8", newline="") as written:
        records = csv.reader(read)
        header = next(records)
        order = list(range(len(header)))
        shuffle(order)
        writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow([header[i].upper() for i in order])
        writer.writerows([record[i] for i in order] for record in records)
