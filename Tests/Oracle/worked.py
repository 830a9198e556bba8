#!/usr/bin/env python3
"""Small tenants computed by hand, against the oracle: what keeps the oracle itself honest.

  worked.py [FOLDER]      with FOLDER the exports are kept there, for against.py: exports/, overlay/ and night.txt

The tenants and their figures are the table of docs/attribution.md, made with a pencil and never by a program; the page explains
the notation. Exit status 1 where the oracle disagrees.
"""
import datetime as dt
import pathlib
import random
import re
import sys
import tempfile

from cover import Tenant
from generate import SUBSCRIPTION_COLUMNS, USER_COLUMNS, Folder
from invented import CATALOG, UNKNOWN_NAMES, UNKNOWN_SKUS, WORKLOADS, catalog_text, identifier, services_text
from oracle import Oracle
from reading import Exports
from settings import read_settings

PAGE = pathlib.Path(__file__).resolve().parent.parent.parent / "docs/attribution.md"
HEADER = ["tenant", "subscriptions", "people", "service", "over assigned", "classes", "over entitled"]
DATA_DATE, NIGHT = dt.date(2026, 3, 31), dt.date(2026, 4, 1)
PARTS = {"E3": "ORC_E3", "MAIL-1": "ORC_EXO_1", "MAIL-2": "ORC_EXO_2", "SALES": "ORC_SALES", "TRY": "ORC_TEAMS_TRY",
         "ALPHA": "XQ_ALPHA"}
NAMES = {"MYSTERY": UNKNOWN_NAMES[0][0].upper(), "nothing": "",
         **{short: name.upper() for short, part in PARTS.items() for p, name, *_ in CATALOG + UNKNOWN_SKUS if p == part}}
WORKLOAD = {"exchange": "Exchange", "teams": "Teams", "yammer": "Yammer", "dynamics-sales": "Exchange"}
STATES = {"grace": "InGracePeriod", "suspended": "Suspended", "gone": "Deprovisioned"}
CLASSES = ["counted", "trial", "lapsed", "turnover", "yammer", "unexplained"]
PEOPLE, UNITS = ["active", "idle", "new"], ["unassigned", "over-assigned", "overlap"]


def tenants():
    """The rows of the table as dictionaries, each with a tenant id."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in PAGE.read_text(encoding="utf-8").splitlines()
            if line.startswith("|")]
    start = rows.index(HEADER) + 2
    for number, row in enumerate(rows[start:], 1):
        assert len(row) == len(HEADER), row
        yield {"id": identifier(number, version=7), **dict(zip(HEADER, row))}


# What the tenants export ----------------------------------------------------------------------------------------
def subscription(text, tenant, number):
    """E3 trial grace 3/3"""
    product, *words, sold, assigned = text.replace("/", " ").split()
    name = words[words.index("as") + 1] if "as" in words else product
    words = set(words) - {"as", name}
    assert words <= {"trial", "grace", "suspended", "gone", "unstated", "own"}, text
    status = next((s for w, s in STATES.items() if w in words), "Active")
    return {"SubscriptionId": f"worked-{number}", "CustomerId": tenant, "SkuPartNumber": PARTS[product], "ProductName": NAMES[name],
            "Status": status, "IsTrial": "" if "unstated" in words else "trial" in words, "LicensesSold": int(sold),
            "LicensesAssigned": int(assigned), "IsTenantWide": "own" not in words}


def people(text, tenant, service, first):
    """8 active E3 + MAIL-2"""
    count, *words = text.replace("+", " ").split()
    products = [w for w in words if w in NAMES]
    words = set(words) - set(products)
    assert words <= {"active", "idle", "new", "deleted", "concealed", "unlicensed", "formerly"}, text
    assert words & {"active", "idle", "new", "unlicensed", "formerly"}, text
    used = 3 if "active" in words else 70 if "idle" in words else None
    assigned = None if "unlicensed" in words else 5 if "new" in words else 400
    day = lambda ago: "" if ago is None else (DATA_DATE - dt.timedelta(ago)).isoformat()
    for number in range(first, first + int(count)):
        row = dict.fromkeys(USER_COLUMNS, "")
        row.update({f"Has {w} License": "False" for w in WORKLOADS})
        row.update({"CustomerId": tenant, "Report Refresh Date": DATA_DATE.isoformat(), "Is Deleted": str("deleted" in words),
                    "User Principal Name": f"{number:032X}" if "concealed" in words else f"{number}@worked.example",
                    "Assigned Products": "+".join(NAMES[p] for p in products if p != "nothing"),
                    f"Has {WORKLOAD[service]} License": str(not words & {"unlicensed", "formerly"}),
                    f"{WORKLOAD[service]} Last Activity Date": day(used), f"{WORKLOAD[service]} License Assign Date": day(assigned)})
        yield row


def write(target):
    folder = Folder(target / "exports", random.Random(1))
    customers, users, subscriptions = [], [], []
    for t in tenants():
        customers.append({"CustomerId": t["id"], "CustomerName": t["tenant"], "SeatCount": 50})
        for text in t["people"].split(";"):
            users += people(text, t["id"], t["service"], len(users))
        for text in t["subscriptions"].split(";"):
            subscriptions.append(subscription(text, t["id"], len(subscriptions)))
    folder.write("customers.csv", ["CustomerId", "CustomerName", "SeatCount"], customers)
    folder.write("active-users.csv", ["CustomerId", *USER_COLUMNS], users)
    folder.write("subscriptions.csv", SUBSCRIPTION_COLUMNS, subscriptions)
    (target / "overlay").mkdir(exist_ok=True)
    (target / "overlay/services.yaml").write_text(services_text(), encoding="utf-8")
    (target / "overlay/catalog.yaml").write_text(catalog_text(), encoding="utf-8")
    (target / "night.txt").write_text(f"{NIGHT}\n", encoding="utf-8")


# What they must measure -----------------------------------------------------------------------------------------
def counted(text, names):
    """{name: (figure, bounds)} of "2 (1..2) counted, unknown trial"; what is not named is 0."""
    result = dict.fromkeys(names, (0, (0, 0)))
    for part in text.split(","):
        if part.strip() in ("", "–"):
            continue
        number, least, most, name = re.fullmatch(r"\s*(\d+|unknown)(?: \((\d+)\.\.(\d+)\))? ([a-z-]+)", part).groups()
        assert name in names, text
        figure = None if number == "unknown" else int(number)
        result[name] = figure, (int(least), int(most)) if least else (figure, figure)
    return result


def side(text, names):
    """({measure: numerator or None}, denominator) of "8 of 11: 8 active, 2 idle"."""
    measures = {n: "gap.newly-licensed" if n == "new" else f"gap.{n}" for n in names}
    if text == "unknown":
        return dict.fromkeys(["usage", "usage.adjusted", *measures.values()]), 0
    usage, denominator, rest = re.fullmatch(r"(\d+) of (\d+)(?:: (.*))?", text).groups()
    gap = {n: figure for n, (figure, _) in counted(rest or "", names).items()}
    return {"usage": int(usage), "usage.adjusted": gap["active"], **{m: gap[n] for n, m in measures.items()}}, int(denominator)


def expected(t):
    """{(measure, basis): numerator and denominator, or None}"""
    figures, licensed = side(t["over assigned"], PEOPLE)
    known = figures["usage"] is not None
    figures |= {"dormant.60": figures["gap.idle"], "dormant.90": 0 if known else None}
    classes = counted(t["classes"] if known else "", CLASSES)
    figures |= {f"active.{c}": figure if known else None for c, (figure, _) in classes.items()}
    assert "unknown" in t["classes"] or figures["usage"] == sum(f for f, _ in classes.values()), t["tenant"]
    result = {(m, "assigned"): (n, licensed) for m, n in figures.items()}
    figures, entitled = side(t["over entitled"], PEOPLE + UNITS)
    result |= {(m, "entitled"): (n, entitled) for m, n in figures.items()}
    return {key: None if n is None or n == d == 0 else (n, d) for key, (n, d) in result.items()}


def check(target):
    settings = read_settings(target / "overlay")
    oracle = Oracle(Exports(target / "exports", NIGHT), settings)
    have = {row[:5]: row[5:7] for row in oracle.measure()}
    checked = wrong = 0
    for t in tenants():
        want = expected(t)
        got = {key: have.get((t["id"], "service", t["service"], *key)) for key in want}
        customer = oracle.exports.customers[t["id"]]
        service = next(s for s in oracle.services if s["id"] == t["service"])
        licensed = [(p, oracle.kind(p, service)) for p in customer.people if not p.deleted and p.products
                    and oracle.is_licensed(p, service)]
        bounds = Tenant(customer, oracle.catalog).bounds(licensed, t["service"])
        for name, (figure, ends) in counted(t["classes"], CLASSES).items() if t["classes"] != "unknown" else ():
            if name in bounds and figure is not None:
                want[f"bounds of {name}"], got[f"bounds of {name}"] = ends, bounds[name]
        for key in want:
            checked += 1
            if got[key] != want[key]:
                wrong += 1
                print(f"{t['tenant']}: {key}: want {want[key]}, have {got[key]}")
    print(f"{checked} figures of {len(list(tenants()))} tenants, {wrong} differ")
    return 1 if wrong else 0


def main():
    if len(sys.argv) > 1:
        write(pathlib.Path(sys.argv[1]))
        return check(pathlib.Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as target:
        write(pathlib.Path(target))
        return check(pathlib.Path(target))


if __name__ == "__main__":
    sys.exit(main())
