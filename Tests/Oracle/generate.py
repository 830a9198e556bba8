#!/usr/bin/env python3
"""Writes a random but deterministic folder of exports that holds every case of docs/attribution.md.

  generate.py SEED CUSTOMERS FOLDER [CASE ...]      prints the night to run; it stands in FOLDER/night.txt too

CASE leaves a case out, so that a known difference hides no other: `later-activity` (activity after the data date), `own`
(subscriptions that are not tenant-wide), `name-clash` (a subscription under a name that the catalog gives to another product),
`free` (a free product that entitles to a service).

FOLDER/exports holds the exports, FOLDER/overlay a services.yaml and a catalog.yaml of an invented market.
Python 3.9+, standard library only. Equal arguments give equal bytes.
"""
import csv
import datetime as dt
import io
import pathlib
import random
import shutil
import sys

from invented import WORKLOADS, catalog_text, services_text
from portfolio import Customer

USER_COLUMNS = (["Report Refresh Date", "User Principal Name", "Display Name", "Is Deleted", "Deleted Date"]
                + [f"Has {w} License" for w in WORKLOADS] + [f"{w} Last Activity Date" for w in WORKLOADS]
                + [f"{w} License Assign Date" for w in WORKLOADS] + ["Assigned Products"])
SUBSCRIPTION_COLUMNS = ["SubscriptionId", "CustomerId", "SkuPartNumber", "ProductName", "Status", "IsTrial", "LicensesSold",
                        "LicensesAssigned", "Channel", "StartDate", "CommitmentEndDate", "AutoRenew", "IsTenantWide"]
TICKET_COLUMNS = ["TicketId", "CustomerId", "CreatedAt", "Product", "Category", "Status", "Channel", "SatisfactionRating",
                  "Subject", "UpdatedAt"]
CASES = {"later-activity", "own", "name-clash", "free"}
SPECIAL_DAYS = [dt.date(2024, 2, 29), dt.date(2024, 3, 1), dt.date(2023, 12, 31), dt.date(2025, 1, 1), dt.date(2024, 3, 27)]


class Folder:
    def __init__(self, path, rng):
        self.path, self.rng = path, rng

    def write(self, name, columns, rows, graph=False):
        """A CSV in a random order of columns; Graph's own files start with a byte order mark and end lines with CR LF."""
        if not rows and not graph:
            return None
        columns = list(columns)
        if self.rng.random() < .3:
            self.rng.shuffle(columns)
        marked = graph or self.rng.random() < .3
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\r\n" if marked else "\n")
        writer.writeheader()
        writer.writerows(rows)
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((b"\xef\xbb\xbf" if marked else b"") + text.getvalue().encode())
        return path

    def copy(self, path, name):
        """The same bytes a second time."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def shuffled(rng, rows):
    rows = list(rows)
    rng.shuffle(rows)
    return rows


def write_users(folder, rng, customers, night):
    files = {"active-users": [], "users-part-1": [], "users-part-2": [], "active-users-older": []}
    for c in customers:
        rows = [{**u, "CustomerId": c.spell_id()} for u in c.users]
        tardy = c.people(rng.randrange(1, 12), c.data_date - dt.timedelta(7)) if rng.random() < .12 else []
        early = c.people(rng.randrange(1, 9), night + dt.timedelta(rng.randrange(1, 3))) if rng.random() < .08 else []
        for other, name in ((tardy, "active-users-older"), (early, "active-users")):
            name = rng.choice([name, "active-users"])
            files[name] += [{**u, "CustomerId": c.spell_id()} for u in other]
        way = rng.choice(["combined"] * 5 + ["split", "split", "graph", "graph", "both", "twice"])
        if way == "combined":
            files["active-users"] += rows
        elif way == "split":
            for row in rows:
                files[rng.choice(["users-part-1", "users-part-2"])].append(row)
        elif rows:
            cut = len(rows) // 2 if way == "both" else len(rows)
            files["active-users"] += rows[cut:] if way == "both" else rows if way == "twice" else []
            if cut:
                write_graph(folder, rng, c, rows[:cut])
    for name, rows in files.items():
        path = folder.write(f"{name}.csv", ["CustomerId", *USER_COLUMNS], shuffled(rng, rows))
        if path and rng.random() < .2:
            folder.copy(path, f"again/{name}-copy.csv")


def write_graph(folder, rng, customer, rows):
    columns = USER_COLUMNS
    if rng.random() < .2:   # the Chinese cloud's report has no Yammer and no Teams
        columns = [c for c in columns if "Yammer" not in c and "Teams" not in c]
    names = [f"graph/Office365ActiveUserDetail_{customer.id}.csv", f"graph/{customer.domain}/Office365ActiveUserDetail.csv",
             f"graph/{customer.id}/users.csv"]
    path = folder.write(rng.choice(names), columns, rows, graph=True)
    if rng.random() < .15:
        folder.copy(path, f"graph/second/{customer.domain}/users.csv")


def write_subscriptions(folder, rng, customers):
    rows = [s for c in customers for s in c.subscriptions]
    repeated = [s for s in rows if rng.random() < .04]
    if rng.random() < .5:
        path = folder.write("subscriptions.csv", SUBSCRIPTION_COLUMNS, shuffled(rng, rows + repeated))
        if path and rng.random() < .3:
            folder.copy(path, "again/subscriptions.csv")
        return
    cut = len(rows) // 2
    folder.write("subscriptions-1.csv", SUBSCRIPTION_COLUMNS, rows[:cut] + repeated)
    folder.write("subscriptions-2.csv", SUBSCRIPTION_COLUMNS, rows[cut:] + repeated)


def write_tickets(folder, rng, customers, window_end):
    manner = rng.choice(["none"] + ["long ago"] + ["usual"] * 10)
    if manner == "none":
        return
    rows, first = [], 1000
    for c in customers:
        rows += c.ask(first, window_end, 60 if manner == "long ago" else 0)
        first += 100
    rows = shuffled(rng, rows)
    cut = rng.choice([len(rows), len(rows) // 2])
    folder.write("tickets.csv", TICKET_COLUMNS, rows[:cut])
    path = folder.write("help-desk/tickets-2.csv", TICKET_COLUMNS, rows[cut:])
    if path and rng.random() < .3:
        folder.copy(path, "again/tickets-2.csv")


def main(seed, count, target, without):
    rng = random.Random(f"adoption {seed} {count}")
    ordinary = dt.date(2025, 6, 1) + dt.timedelta(rng.randrange(500))
    latest = rng.choice(SPECIAL_DAYS + [ordinary] * 3)
    night = latest + dt.timedelta(rng.choice([0, 1, 1, 2]))
    customers = [Customer(rng, number, night, latest, without) for number in range(count)]
    strangers = [Customer(rng, count + number, night, latest, without) for number in range(1 + count // 40)]
    exports = pathlib.Path(target) / "exports"
    shutil.rmtree(target, ignore_errors=True)
    folder = Folder(exports, rng)
    columns = ["CustomerId", "CustomerName", "Country", "Segment", "SeatCount", "Domains"]
    folder.write("customers.csv", columns, [dict(zip(columns, c.row())) for c in customers])
    everybody = customers + strangers   # strangers stand in no customers.csv: nothing of theirs may count
    if rng.random() < .93:
        write_users(folder, rng, everybody, night)
    write_subscriptions(folder, rng, everybody)
    write_tickets(folder, rng, everybody, latest)
    overlay = pathlib.Path(target) / "overlay"
    overlay.mkdir()
    (overlay / "services.yaml").write_text(services_text(), encoding="utf-8")
    (overlay / "catalog.yaml").write_text(catalog_text(), encoding="utf-8")
    (pathlib.Path(target) / "night.txt").write_text(f"{night}\n", encoding="utf-8")
    print(night)


if __name__ == "__main__":
    if len(sys.argv) < 4 or set(sys.argv[4:]) - CASES:
        sys.exit(__doc__)
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], frozenset(sys.argv[4:]))
