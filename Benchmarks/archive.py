"""Two years of nights: how the archive grows, and what a night and a trend cost, at night 100 and at the end.

    python3 Benchmarks/archive.py [--nights 730] [--customers 1000] [--folder FOLDER]

Every night all days of the user export move by one, and the activity of two customers in a hundred changes. Published
nights are removed but for the last, since they are not what is measured. Needs numpy.
"""
import argparse
import datetime
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time

import numpy

from places import PROGRAM, TEMPLATES, yardstick

FIRST_NIGHT = datetime.date(2026, 4, 1)
DAY = re.compile(rb"20\d\d-\d\d-\d\d")
EPOCH = datetime.date(1970, 1, 1)


class Users:
    """The user export, whose days can be moved."""

    def __init__(self, path, seed):
        self.bytes = numpy.fromfile(path, dtype=numpy.uint8)
        text = self.bytes.tobytes()
        starts = [match.start() for match in DAY.finditer(text)]
        self.places = numpy.array(starts)[:, None] + numpy.arange(10)
        self.days = numpy.array([self.number(text[start:start + 10]) for start in starts])
        ends = numpy.flatnonzero(self.bytes == ord("\n"))
        self.rows = numpy.searchsorted(ends, numpy.array(starts))
        lines = text.split(b"\n")
        customers, self.customer_of_row = {}, numpy.zeros(len(lines), dtype=numpy.int64)
        for row, line in enumerate(lines[1:], 1):
            self.customer_of_row[row] = customers.setdefault(line[:36], len(customers))
        self.customers = len(customers)
        # The second column is the day for which the row speaks: it never becomes older than the others'.
        refresh = self.days == self.days[numpy.searchsorted(self.rows, self.rows)]
        self.is_refresh = refresh & (numpy.diff(self.rows, prepend=-1) > 0)
        self.older = numpy.zeros(len(lines), dtype=numpy.int64)
        self.random = numpy.random.default_rng(seed)
        first, last = int(self.days.min()) - 60, int(self.days.max()) + 1000
        spelled = [str(EPOCH + datetime.timedelta(days=day)).encode() for day in range(first, last)]
        self.spelled = numpy.frombuffer(b"".join(spelled), dtype=numpy.uint8).reshape(-1, 10)
        self.first = first

    @staticmethod
    def number(day):
        return (datetime.date.fromisoformat(day.decode()) - EPOCH).days

    def pass_night(self, share):
        """Changes the activity of a share of the customers: a third of their people were last active 40 days earlier."""
        changed = self.random.choice(self.customers, max(1, round(self.customers * share)), replace=False)
        rows = numpy.flatnonzero(numpy.isin(self.customer_of_row, changed))
        self.older[rows] = numpy.where(self.random.random(len(rows)) < 1 / 3, 40, 0)

    def write(self, path, shift):
        days = self.days + shift - numpy.where(self.is_refresh, 0, self.older[self.rows])
        self.bytes[self.places] = self.spelled[days - self.first]
        self.bytes.tofile(path)


def seconds(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command}\n{done.stderr}")
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nights", type=int, default=730)
    parser.add_argument("--customers", type=int, default=1000)
    parser.add_argument("--folder", default="/dev/shm/adoption-report-archive")
    options = parser.parse_args()
    exports, output = options.folder + "/exports", options.folder + "/output"
    shutil.rmtree(options.folder, ignore_errors=True)
    os.makedirs(exports)
    subprocess.run(
        [sys.executable, yardstick("gen.py"), str(options.customers), exports], check=True, capture_output=True)
    users = Users(exports + "/active-users.csv", seed=1)
    customers = open(exports + "/customers.csv", encoding="utf-8-sig").read().split("\n")[1:]
    asked = [line.split(",")[0] for line in random.Random(1).sample([line for line in customers if line], 20)]
    runs, marks = [], {}
    for number in range(1, options.nights + 1):
        users.pass_night(0.02)
        users.write(exports + "/active-users.csv", shift=number - 1)
        night = FIRST_NIGHT + datetime.timedelta(days=number - 1)
        runs.append(seconds(
            [PROGRAM, "run", "--exports", exports, "--output", output, "--night", str(night), "--templates", TEMPLATES]))
        shutil.rmtree(f"{output}/nights/{night - datetime.timedelta(days=1)}.r1", ignore_errors=True)
        if number in (100, options.nights):
            trends = [seconds([PROGRAM, "archive", "trend", customer, "--output", output]) for customer in asked]
            plain = [seconds(
                [PROGRAM, "run", "--exports", exports, "--output", options.folder + f"/plain-{place}", "--night",
                 str(night), "--templates", TEMPLATES, "--no-archive"]) for place in range(9)]
            for place in range(9):
                shutil.rmtree(options.folder + f"/plain-{place}")
            marks[number] = (
                statistics.median(runs[-9:]), statistics.median(plain), statistics.median(trends),
                os.path.getsize(output + "/archive.sqlite"))
            print("night {}: run {:.3f} s, without archive {:.3f} s, trend {:.1f} ms, archive {:.1f} MB".format(
                number, marks[number][0], marks[number][1], marks[number][2] * 1000, marks[number][3] / 1e6), flush=True)
    shutil.rmtree(options.folder)


main()
