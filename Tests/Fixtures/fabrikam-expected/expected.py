#!/usr/bin/env python3
"""What adoption-report must measure in Examples/fabrikam, counted a second time, row by row, from the raw files.

  python3 expected.py ../../../Examples/fabrikam > measures.csv

Standard library only; shares no code with the product.  Definitions: DESIGN.md sections 2, 4, 5 and 6.
Rows of denominator 0 are left out, and support rows of one service without a request; a customer's support rows stay with 0.
"""
import csv
import datetime as dt
import pathlib
import re
import sys

# service id -> the export's column names; either of two licences entitles, either activity counts, a person counts once
SERVICES = {"exchange": ["Exchange"], "sharepoint-onedrive": ["OneDrive", "SharePoint"], "teams": ["Teams"],
            "skype-for-business": ["Skype For Business"], "yammer": ["Yammer"]}
TICKET_SERVICE = {"Exchange": "exchange", "OneDrive": "sharepoint-onedrive", "SharePoint": "sharepoint-onedrive",
                  "Skype": "skype-for-business", "Yammer": "yammer", "Teams": "teams"}
USAGE = ["usage", "usage.adjusted", "gap.idle", "gap.active", "dormant.60", "dormant.90",
         "active.turnover", "active.yammer", "active.unexplained"]
SUPPORT = {"support.how-to": {"how-to"}, "support.help": {"help"}, "support.assistance": {"how-to", "help"},
           "support.incident": {"incident"}, "support.all": None}


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def owner(path, customers):
    """The one customer whose tenant id or domain stands as a whole token in the path of a Graph file."""
    found = set()
    for c in customers:
        for token in [c["CustomerId"], *c["Domains"].split()]:
            if re.search(rf"(?<![0-9a-z.-]){re.escape(token.lower())}(?![0-9a-z-])", path.lower()):
                found.add(c["CustomerId"])
    assert len(found) == 1, (path, found)
    return found.pop()


def user_rows(folder, customers):
    """Pairs of customer id and user row: the combined file, then each tenant's own Graph file."""
    for row in read(folder / "active-users.csv"):
        yield row["CustomerId"], row
    for path in sorted((folder / "graph").rglob("*.csv")):
        customer = owner(path.relative_to(folder).as_posix(), customers)
        for row in read(path):
            yield customer, row


def age(row, column):
    """Days from the column's date to the row's own data date; None for a blank cell."""
    if row[column] == "":
        return None
    return (dt.date.fromisoformat(row["Report Refresh Date"]) - dt.date.fromisoformat(row[column])).days


def in_window(days):
    return days is not None and 0 <= days <= 27


def count_user(row, service, total):
    names = SERVICES[service]
    present = row["Is Deleted"] == "False"
    licensed = any(row[f"Has {x} License"] == "True" for x in names)
    assigned_ago = [a for a in (age(row, f"{x} License Assign Date") for x in names) if a is not None]
    used_ago = [a for a in (age(row, f"{x} Last Activity Date") for x in names) if a is not None]
    active = any(in_window(a) for a in used_ago)
    if active:
        total["usage"] += 1
        if not present or row["Assigned Products"] == "" or (not licensed and assigned_ago):
            total["active.turnover"] += 1
        elif not licensed:
            total["active.yammer" if service == "yammer" else "active.unexplained"] += 1
    if not (licensed and present):
        return
    total["people"] += 1
    newly = bool(assigned_ago) and all(in_window(a) for a in assigned_ago)
    if active:
        total["usage.adjusted"] += 1
        total["gap.active"] += 1
    elif not newly:
        total["gap.idle"] += 1
        for days in (60, 90):
            if not used_ago or min(used_ago) >= days:
                total[f"dormant.{days}"] += 1


def usage(folder, customers, out):
    totals = {}
    latest = dt.date.min
    for customer, row in user_rows(folder, customers):
        latest = max(latest, dt.date.fromisoformat(row["Report Refresh Date"]))
        for service in SERVICES:
            count_user(row, service, totals.setdefault((customer, service), dict.fromkeys(["people", *USAGE], 0)))
    for (customer, service), total in totals.items():
        for measure in USAGE:
            if total["people"]:
                out.append((customer, "service", service, measure, "assigned", total[measure], total["people"]))
    return latest


def products(folder, out):
    units = {}  # customer, SKU -> status -> sold, assigned
    for row in read(folder / "subscriptions.csv"):
        if row["IsTrial"] == "False" and row["Status"] in ("Active", "InGracePeriod"):
            states = units.setdefault((row["CustomerId"], row["SkuPartNumber"]), {})
            pair = states.setdefault(row["Status"], [0, 0])
            pair[0] += int(row["LicensesSold"])
            pair[1] += int(row["LicensesAssigned"])
    for (customer, sku), states in units.items():
        sold, assigned = states.get("Active") or states["InGracePeriod"]  # grace counts only beside no active row
        for measure, value in (("deployment", assigned), ("gap.unassigned", max(sold - assigned, 0)),
                               ("gap.over-assigned", max(assigned - sold, 0))):
            out += [(customer, "product", sku, measure, "sold", value, sold)] if sold else []


def support(folder, customers, latest, out):
    counts = {}
    for row in read(folder / "tickets.csv"):
        if not in_window((latest - dt.date.fromisoformat(row["CreatedAt"][:10])).days):
            continue
        for measure, kinds in SUPPORT.items():
            for subject in ["*", TICKET_SERVICE.get(row["Product"])]:  # None: a product that is none of the services
                if subject and (kinds is None or row["Category"] in kinds):
                    key = row["CustomerId"], subject, measure
                    counts[key] = counts.get(key, 0) + 1
    for c in customers:
        customer, seats = c["CustomerId"], int(c["SeatCount"])
        for measure in SUPPORT:
            for subject in ["*", *SERVICES]:
                value = counts.get((customer, subject, measure), 0)
                if seats and (value or subject == "*"):
                    out.append((customer, "customer" if subject == "*" else "service", subject, measure, "seats", value, seats))


def main(folder):
    out = []
    customers = read(folder / "customers.csv")
    latest = usage(folder, customers, out)
    products(folder, out)
    support(folder, customers, latest, out)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["customer_id", "scope", "subject", "measure", "basis", "numerator", "denominator"])
    writer.writerows(sorted(out))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
