#!/usr/bin/env python3
"""Small tenants computed by hand, against the oracle: what keeps the oracle itself honest.

  worked.py [FOLDER]      with FOLDER the exports are kept there, for the product: exports/, overlay/ and the night 2026-04-01

The numbers of TENANTS come from docs/attribution.md and a pencil, never from a program. Exit status 1 where the oracle disagrees.
"""
import datetime as dt
import pathlib
import random
import sys
import tempfile

from cover import Catalog
from generate import SUBSCRIPTION_COLUMNS, USER_COLUMNS, Folder
from invented import WORKLOADS, catalog_text, identifier, services_text
from oracle import Oracle
from reading import Exports
from settings import read_settings

DATA_DATE, NIGHT = dt.date(2026, 3, 31), dt.date(2026, 4, 1)
# days since the last activity and since the license was assigned
ACTIVE, QUIET, IDLE = (3, 400), (None, 5), (70, 400)
E3, EXO1, EXO2, CRM, MYSTERY = ("ORCHID 365 E3", "ORCHID MAILBOX (PLAN 1)", "ORCHID MAILBOX (PLAN 2)", "ORCHID DYNAMICS SALES + SERVICE",
                               "MYSTERY PLAN")
PAID, TRIAL = False, True

# name: subscriptions (part number, state, trial, sold, assigned, own), people (count, products, how, deleted, licensed), service,
# expected figures over `assigned` and over `entitled`, whose denominator comes first; None: unknown
TENANTS = {
    "one product": (
        [("ORC_E3", "Active", PAID, 12, 11)], [(8, E3, ACTIVE), (1, E3, QUIET), (2, E3, IDLE)], "exchange",
        (11, {"usage": 8, "gap.idle": 2, "dormant.60": 2, "dormant.90": 0, "active.counted": 8, "active.trial": 0}),
        (12, {"usage": 8, "usage.adjusted": 8, "gap.unassigned": 1, "gap.overlap": 0, "gap.idle": 2, "gap.active": 8, "gap.settling": 1})),
    "a trial beside": (
        [("ORC_E3", "Active", PAID, 10, 10), ("ORC_E3", "Active", TRIAL, 5, 5)],
        [(12, E3, ACTIVE), (1, E3, QUIET), (2, E3, IDLE)], "exchange",
        (15, {"usage": 12, "active.counted": 10, "active.trial": 2, "active.lapsed": 0}),
        (10, {"usage": 12, "usage.adjusted": 10, "gap.idle": 0, "gap.settling": 0, "gap.active": 10, "gap.overlap": 0})),
    "a lapsed duplicate in grace": (
        [("ORC_E3", "Active", PAID, 6, 6), ("ORC_E3", "InGracePeriod", PAID, 6, 4)], [(9, E3, ACTIVE), (1, E3, IDLE)], "exchange",
        (10, {"usage": 9, "active.counted": 6, "active.lapsed": 3, "active.trial": 0}),
        (6, {"usage": 9, "usage.adjusted": 6, "gap.idle": 0})),
    "trial and grace of one product": (
        [("ORC_E3", "InGracePeriod", PAID, 5, 5), ("ORC_E3", "InGracePeriod", TRIAL, 3, 3)], [(8, E3, ACTIVE)], "exchange",
        (8, {"usage": 8, "active.counted": 5, "active.trial": 3}), (5, {"usage": 8, "usage.adjusted": 5})),
    "trial and lapsed": (
        [("ORC_E3", "Active", PAID, 2, 2), ("ORC_E3", "Active", TRIAL, 3, 3), ("ORC_E3", "Suspended", PAID, 9, 2)],
        [(6, E3, ACTIVE), (1, E3, IDLE)], "exchange",
        (7, {"active.counted": 2, "active.trial": 3, "active.lapsed": 1}), (2, {"usage": 6, "usage.adjusted": 2, "gap.idle": 0})),
    "deleted and active": (
        [("ORC_E3", "Active", PAID, 10, 10)], [(10, E3, ACTIVE), (3, E3, ACTIVE, "deleted")], "exchange",
        (10, {"usage": 13, "usage.adjusted": 10, "active.turnover": 3, "active.counted": 10}), (10, {"usage": 13, "usage.adjusted": 10})),
    "two products for one person": (
        [("ORC_E3", "Active", PAID, 8, 8), ("ORC_EXO_2", "Active", PAID, 4, 4)],
        [(5, E3, ACTIVE), (1, E3, IDLE), (2, f"{E3}+{EXO2}", ACTIVE), (2, EXO2, IDLE)], "exchange",
        (10, {"usage": 7, "active.counted": 7, "gap.idle": 3}),
        (10, {"usage": 7, "gap.overlap": 2, "gap.idle": 3, "gap.active": 7, "gap.unassigned": 0})),
    "a pool beside a plain product": (   # one of the four stands outside the pool: three share one counted and two trial units
        [("ORC_E3", "Active", PAID, 2, 2), ("ORC_E3", "Active", TRIAL, 2, 2), ("ORC_EXO_1", "Active", PAID, 1, 1)],
        [(3, E3, ACTIVE), (1, f"{EXO1}+{E3}", ACTIVE)], "exchange",
        (4, {"usage": 4, "active.counted": 2, "active.trial": 2}), (2, {"usage": 4, "usage.adjusted": 2, "gap.overlap": 1})),
    "quiet people come before idle ones": (   # three counted units: two active, one quiet; the trial is left to the idle
        [("ORC_E3", "Active", PAID, 3, 3), ("ORC_E3", "Active", TRIAL, 2, 2)],
        [(2, E3, IDLE), (1, E3, QUIET), (2, E3, ACTIVE)], "exchange",
        (5, {"active.counted": 2, "active.trial": 0, "gap.idle": 2}), (3, {"gap.active": 2, "gap.settling": 1, "gap.idle": 0})),
    "two pools": (   # those who have both stand in the pool of ORC_E3; the other person of ORC_EXO_1 is left with a lapsed unit
        [("ORC_E3", "Active", PAID, 1, 1), ("ORC_E3", "Active", TRIAL, 2, 2), ("ORC_EXO_1", "Active", PAID, 2, 2),
         ("ORC_EXO_1", "Suspended", PAID, 1, 1)], [(1, E3, ACTIVE), (1, EXO1, ACTIVE), (2, f"{EXO1}+{E3}", ACTIVE)], "exchange",
        (4, {"active.counted": 1, "active.trial": 2, "active.lapsed": 1}), (1, {"usage": 4, "usage.adjusted": 1, "gap.overlap": 2})),
    "sold, but in no catalog": (
        [("ORC_E3", "Active", PAID, 8, 5), ("XQ_ALPHA", "Active", PAID, 5, 5)], [(5, E3, ACTIVE), (2, "XQ_ALPHA", ACTIVE)], "exchange",
        (7, {"usage": 7, "active.counted": 7, "active.unexplained": 0}), None),
    "more assigned than sold": (
        [("ORC_E3", "Active", PAID, 8, 10)], [(10, E3, ACTIVE)], "exchange", (10, {"usage": 10, "active.counted": 10}),
        (8, {"usage": 10, "usage.adjusted": 10, "gap.over-assigned": 2, "gap.unassigned": 0, "gap.overlap": 0})),
    "other partners' seats": (
        [("ORC_E3", "Active", PAID, 20, 18), ("ORC_E3", "Active", PAID, 5, 5, "own")], [(18, E3, ACTIVE)], "exchange",
        (18, {"usage": 18, "active.counted": 18}), (20, {"usage": 18, "gap.unassigned": 2})),
    "only own subscriptions": (
        [("ORC_E3", "Active", PAID, 20, 18, "own")], [(18, E3, ACTIVE), (1, CRM, ACTIVE, "unlicensed")], "exchange",
        (18, {"usage": 19, "active.counted": None, "active.trial": None, "active.lapsed": None, "active.unexplained": 0,
              "active.turnover": 1}), None),
    "Yammer without a license": (
        [("ORC_EXO_1", "Active", PAID, 4, 4)], [(3, EXO1, (3, None), "unlicensed"), (1, EXO1, (None, None), "unlicensed")], "yammer",
        (0, {"usage": 3, "active.yammer": 3, "active.unexplained": None}), (0, {"usage": 3, "gap.active": None})),
    "gone, without product, unexplained": (
        [("ORC_E3", "Active", PAID, 4, 4)],
        [(4, E3, ACTIVE), (1, CRM, ACTIVE, "unlicensed"), (2, "", ACTIVE), (3, CRM, (3, None), "unlicensed"), (1, CRM, ACTIVE)], "exchange",
        (7, {"usage": 11, "active.turnover": 3, "active.counted": 4, "active.unexplained": 4}),
        (4, {"usage": 11, "usage.adjusted": 4, "gap.active": 4})),
    "products that nobody knows": (   # two covers more than units are assigned: the exports do not fit
        [("ORC_E3", "Active", PAID, 5, 5)], [(5, E3, ACTIVE), (2, MYSTERY, ACTIVE)], "exchange",
        (7, {"usage": 7, "active.counted": 7}), None),
    "exactly nine tenths of the people": (
        [("ORC_E3", "Active", PAID, 20, 20)], [(18, E3, ACTIVE)], "exchange",
        (18, {"usage": 18}), (18, {"usage": 18, "gap.overlap": 2})),
    "a cut export": (
        [("ORC_E3", "Active", PAID, 20, 20)], [(17, E3, ACTIVE)], "exchange", (17, {"usage": 17, "active.counted": 17}), None),
    "Dynamics 365 only": (
        [("ORC_CRM", "Active", PAID, 5, 5)], [(5, CRM, ACTIVE, "unlicensed")], "dynamics-sales", None, None),
}


def person(number, tenant, products, how, manner, service):
    used, assigned = ((DATA_DATE - dt.timedelta(d)).isoformat() if d is not None else "" for d in how)
    row = dict.fromkeys(USER_COLUMNS, "")
    row.update({f"Has {w} License": "False" for w in WORKLOADS})
    workload = "Yammer" if service == "yammer" else "Exchange"
    row.update({"CustomerId": tenant, "Report Refresh Date": DATA_DATE.isoformat(), "User Principal Name": f"{number}@worked.example",
                "Is Deleted": str(manner == "deleted"), "Assigned Products": products, f"Has {workload} License": str(manner != "unlicensed"),
                f"{workload} Last Activity Date": used, f"{workload} License Assign Date": assigned})
    return row


def write(target):
    folder = Folder(target / "exports", random.Random(1))
    customers, users, subscriptions = [], [], []
    for number, (name, (sold, people, service, _, _)) in enumerate(TENANTS.items(), 1):
        tenant = identifier(number, version=7)
        customers.append({"CustomerId": tenant, "CustomerName": name, "SeatCount": 50})
        for count, products, how, *manner in people:
            users += [person(len(users), tenant, products, how, (manner or [""])[0], service) for _ in range(count)]
        for part, state, trial, units, assigned, *own in sold:
            subscriptions.append({"SubscriptionId": f"worked-{len(subscriptions)}", "CustomerId": tenant, "SkuPartNumber": part,
                                  "ProductName": part, "Status": state, "IsTrial": trial, "LicensesSold": units,
                                  "LicensesAssigned": assigned, "IsTenantWide": not own})
    folder.write("customers.csv", ["CustomerId", "CustomerName", "SeatCount"], customers)
    folder.write("active-users.csv", ["CustomerId", *USER_COLUMNS], users)
    folder.write("subscriptions.csv", SUBSCRIPTION_COLUMNS, subscriptions)
    (target / "overlay").mkdir(exist_ok=True)
    (target / "overlay/services.yaml").write_text(services_text(), encoding="utf-8")
    (target / "overlay/catalog.yaml").write_text(catalog_text(), encoding="utf-8")


def check(target):
    settings = read_settings(target / "overlay")
    oracle = Oracle(Exports(target / "exports", NIGHT), settings["services"], Catalog(settings["products"]), settings["minimumToJudge"])
    have = {row[:5]: row[5:7] for row in oracle.measure()}
    checked = wrong = 0
    for number, (name, (_, _, service, *sides)) in enumerate(TENANTS.items(), 1):
        for basis, side in zip(("assigned", "entitled"), sides):
            key = (identifier(number, version=7), "service", service)
            figures = {m: n if n is None else (n, side[0]) for m, n in side[1].items()} if side else {"usage": None, "gap.active": None}
            for measure, want in figures.items():
                checked += 1
                if have.get((*key, measure, basis)) != want:
                    wrong += 1
                    print(f"{name}: {measure} over {basis}: want {want}, have {have.get((*key, measure, basis))}")
    print(f"{checked} figures of {len(TENANTS)} tenants, {wrong} differ")
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
