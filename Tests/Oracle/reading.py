"""Reads a folder of exports row by row: customers, the user rows that count, subscriptions, requests. No totals here."""
import csv
import datetime as dt
import hashlib
import io
import re

from cover import plain

csv.field_size_limit(1 << 30)
UTC = dt.timezone.utc


class Customer:
    def __init__(self, row):
        self.id = row["CustomerId"]
        self.domains = row.get("Domains", "").lower().split()
        self.seats = int(row["SeatCount"]) if row.get("SeatCount") else None
        self.rows_by_day = {}     # data date -> user rows: row, workloads its file speaks of, whether from the tenant's own report
        self.people = []          # user rows of the newest data date up to the night
        self.data_date = None     # None: no user export
        self.subscriptions = {}   # subscription id -> row


class Person:
    """One user row of the date that counts; everything as days before that date."""
    def __init__(self, row, workloads, data_date):
        self.deleted = row["Is Deleted"].lower() in ("true", "yes")
        # "A+B" are two products, "A + B" is one
        names = re.split(r"(?<!\s)\+(?!\s)", row["Assigned Products"])
        self.products = {plain(n) for n in names if n.strip()}
        self.workloads = workloads
        self.licensed = {w for w in workloads if row[f"Has {w} License"].lower() in ("true", "yes")}
        self.assigned = {w: ago(row[f"{w} License Assign Date"], data_date) for w in workloads}
        self.used = {w: ago(row[f"{w} Last Activity Date"], data_date) for w in workloads}


class Exports:
    def __init__(self, folder, night):
        self.customers = {}       # tenant id in lower case -> Customer
        self.requests = []        # rows with `day` (UTC) and `customer`; unmatched customers included
        self.has_requests = False
        files = [(p, p.read_bytes()) for p in sorted(folder.rglob("*.csv"))]
        tables = [(p, data, table(data)) for p, data in files]
        for _, _, (columns, rows) in tables:
            if {"CustomerId", "CustomerName"} <= columns:
                for row in rows:
                    self.customers[row["CustomerId"].lower()] = Customer(row)
        seen, requests = set(), {}
        for path, data, (columns, rows) in tables:
            if "Assigned Products" in columns:
                self.read_users(path.relative_to(folder).as_posix(), hashlib.sha256(data).digest(), columns, rows, seen)
            elif "SubscriptionId" in columns:
                for row in rows:
                    if customer := self.customers.get(row["CustomerId"].lower()):
                        customer.subscriptions[row["SubscriptionId"].lower()] = row
            elif "TicketId" in columns:
                self.has_requests = True
                for row in rows:
                    known = requests.get(row["TicketId"])
                    if known is None or changed(row) > changed(known):
                        requests[row["TicketId"]] = row
        for row in requests.values():
            row["day"] = instant(row["CreatedAt"]).date()
            row["customer"] = row["CustomerId"].lower()
            if row["day"] <= night:
                self.requests.append(row)
        for customer in self.customers.values():
            choose_date(customer, night)

    def read_users(self, path, digest, columns, rows, seen):
        combined = "CustomerId" in columns
        owner = None if combined else self.owner(path)
        if (owner, digest) in seen:   # the same bytes a second time
            return
        seen.add((owner, digest))
        workloads = {c[4:-8] for c in columns if c.startswith("Has ") and c.endswith(" License")}
        for row in rows:
            customer = self.customers.get(row["CustomerId"].lower() if combined else owner)
            if customer:
                day = dt.date.fromisoformat(row["Report Refresh Date"])
                customer.rows_by_day.setdefault(day, []).append((row, workloads, not combined))

    def owner(self, path):
        """The one customer whose tenant id or domain stands in the path as a whole token."""
        path = path.lower()
        found = {key for key in re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", path)
                 if key in self.customers}
        for key, customer in self.customers.items():
            if any(d in path and re.search(rf"(?<![0-9a-z.-]){re.escape(d)}(?![0-9a-z-])", path) for d in customer.domains):
                found.add(key)
        return found.pop() if len(found) == 1 else None


def table(data):
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return set(rows.fieldnames or ()), list(rows)


def ago(cell, data_date):
    """Days from a cell's date to the data date, negative after it; None for a blank cell."""
    return (data_date - dt.date.fromisoformat(cell)).days if cell else None


def instant(text):
    """A moment in UTC. A time without a zone is UTC already."""
    moment = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def changed(row):
    return instant(row["UpdatedAt"]) if row.get("UpdatedAt") else dt.datetime.min.replace(tzinfo=UTC)


def choose_date(customer, night):
    """Of the data dates up to the night the newest counts; its files are united by user. Who stands in the tenant's own report
    and in the partner's joined export is one person, as the tenant's report tells it."""
    days = [d for d in customer.rows_by_day if d <= night]
    if days:
        customer.data_date = max(days)
        people = {}
        for row, workloads, _ in sorted(customer.rows_by_day[customer.data_date], key=lambda row: not row[2]):
            people.setdefault(row["User Principal Name"].lower(), (row, workloads))
        customer.people = [Person(row, workloads, customer.data_date) for row, workloads in people.values()]
