#!/usr/bin/env python3
"""What adoption-report must measure in a folder of exports, counted a second time, row by row, from the raw files.

  oracle.py FOLDER NIGHT [--settings FOLDER]  > oracle.csv

FOLDER as generate.py writes it (exports/ and overlay/), or any folder of combined and Graph exports; then the services and the
catalog come from --settings. Standard library only; shares no code with the product. Every definition stands in DESIGN.md
sections 2 to 6 and docs/attribution.md.
"""
import argparse
import csv
import datetime as dt
import pathlib
import sys

from cover import Catalog, Sku, Tenant, plain, tenant_wide
from reading import Exports
from settings import read_settings

KINDS = {"support.how-to": {"how-to"}, "support.help": {"help"}, "support.assistance": {"how-to", "help"},
         "support.incident": {"incident"}, "support.all": None}
COLUMNS = ["customer_id", "scope", "subject", "measure", "basis", "numerator", "denominator", "state", "window_start",
           "window_end", "data_date"]


class Oracle:
    def __init__(self, exports, settings):
        self.exports, self.services, self.minimum = exports, settings["services"], settings["minimumToJudge"]
        self.catalog = Catalog(settings["products"], settings["freeProducts"])
        self.rows = []

    def write(self, customer, scope, subject, measure, basis, numerator, denominator, end=None):
        """One known figure; 0 of 0 says nothing and is left out."""
        if numerator == 0 and denominator == 0:
            return
        state = "undefined" if denominator == 0 else "insufficient" if denominator < self.minimum else "value"
        start = end - dt.timedelta(27) if end else ""
        self.rows.append((customer.id, scope, subject, measure, basis, numerator, denominator, state, start, end or "", end or ""))

    def measure(self):
        for customer in self.exports.customers.values():
            self.deployment(customer)
            tenant = Tenant(customer, self.catalog)
            for service in self.services:
                if self.is_covered(customer, service):
                    self.usage(customer, tenant, service)
        self.support()
        return sorted(self.rows, key=lambda row: [str(cell) for cell in row])

    def deployment(self, customer):
        by_part = {}
        for row in customer.subscriptions.values():
            by_part.setdefault(plain(row["SkuPartNumber"]), []).append(row)
        for part, rows in by_part.items():
            sku = Sku(part, [r for r in rows if tenant_wide(r)], self.catalog)
            sku = sku if sku.is_counted else Sku(part, rows, self.catalog)   # "sold by us" where no tenant-wide units count
            for measure, units in (("deployment", sku.assigned), ("gap.unassigned", max(sku.counted - sku.assigned, 0)),
                                   ("gap.over-assigned", max(sku.assigned - sku.counted, 0))):
                self.write(customer, "product", part, measure, "sold", units, sku.counted)

    @staticmethod
    def workloads(service):
        return set(service["workloads"])

    def is_covered(self, customer, service):
        """Every file of the data date must speak of the service: half of the people give no figure."""
        return bool(customer.people) and all(self.workloads(service) & p.workloads for p in customer.people)

    def is_licensed(self, person, service):
        return bool(self.workloads(service) & person.licensed)

    def assigned_ago(self, person, service):
        return [person.assigned[w] for w in self.workloads(service) & person.workloads if person.assigned[w] is not None]

    def used_ago(self, person, service):
        return [person.used[w] for w in self.workloads(service) & person.workloads if person.used[w] is not None]

    def is_active(self, person, service):
        return any(0 <= days <= 27 for days in self.used_ago(person, service))

    def kind(self, person, service):
        """Active; quiet (licensed on the window's first day or later, nothing done yet; an unknown day is earlier); or idle."""
        if self.is_active(person, service):
            return "active"
        undated = any(person.assigned[w] is None for w in self.workloads(service) & person.licensed)
        return "idle" if undated or any(days > 27 for days in self.assigned_ago(person, service)) else "quiet"

    def usage(self, customer, tenant, service):
        name = service["id"]
        active = [p for p in customer.people if self.is_active(p, service)]
        licensed = [(p, self.kind(p, service)) for p in customer.people if not p.deleted and self.is_licensed(p, service)]
        kinds = [kind for _, kind in licensed]
        idle = [p for p, kind in licensed if kind == "idle"]
        classes = self.classes(tenant, service, active, licensed)
        figures = {"usage": len(active), "usage.adjusted": kinds.count("active"),
                   "gap.idle": kinds.count("idle"), "gap.active": kinds.count("active"),
                   "gap.newly-licensed": kinds.count("quiet"),
                   "dormant.60": sum(1 for p in idle if min(self.used_ago(p, service), default=60) >= 60),
                   "dormant.90": sum(1 for p in idle if min(self.used_ago(p, service), default=90) >= 90)}
        figures.update({f"active.{c}": people for c, people in classes.items()})
        for measure, people in figures.items():
            self.write(customer, "service", name, measure, "assigned", people, len(licensed), customer.data_date)
        self.entitled(customer, tenant, name, licensed, len(active))

    def classes(self, tenant, service, active, licensed):
        """{class: active people}. Without tenant-wide subscriptions nobody knows what covers a license, and where no source
        states trials nobody knows the trials: such classes are left out."""
        total = {"turnover": 0, "yammer": 0, "unexplained": 0}
        for person in active:
            has = self.is_licensed(person, service)
            if person.deleted or not person.products or (not has and self.assigned_ago(person, service)):
                total["turnover"] += 1
            elif not has:
                total["yammer" if service["id"] == "yammer" else "unexplained"] += 1
        if tenant.skus:
            # whoever has a license but no product is turnover already, and uncovered in the gap
            cover, _ = tenant.attribute([(p, kind) for p, kind in licensed if p.products], service["id"])
            total.update({c: cover.get((c, "active"), 0) for c in ("counted", "trial", "lapsed")})
            total["unexplained"] += cover.get(("uncovered", "active"), 0)
            assert sum(total.values()) == len(active), (service, total, len(active))
            if not tenant.tells_trials(service["id"]):
                del total["trial"]
        return total

    def entitled(self, customer, tenant, service, licensed, active):
        if not tenant.skus or tenant.too_few_people():
            return
        skus = [s for s in tenant.skus.values() if service in s.services]
        cover, _ = tenant.attribute(licensed, service)
        people = {kind: cover.get(("counted", kind), 0) for kind in ("active", "quiet", "idle")}
        units = sum(s.counted for s in skus)
        unassigned = sum(max(s.counted - s.assigned, 0) for s in skus)
        over = sum(max(s.assigned - s.counted, 0) for s in skus)
        overlap = sum(s.assigned for s in skus) - sum(people.values())
        entitled = units - overlap
        if overlap < 0 or entitled < 0:
            return
        assert units + over == unassigned + overlap + sum(people.values())
        figures = {"usage": active, "usage.adjusted": people["active"], "gap.unassigned": unassigned, "gap.over-assigned": over,
                   "gap.overlap": overlap, "gap.idle": people["idle"], "gap.active": people["active"],
                   "gap.newly-licensed": people["quiet"]}
        for measure, value in figures.items():
            self.write(customer, "service", service, measure, "entitled", value, entitled, customer.data_date)

    def support(self):
        days = [r["day"] for r in self.exports.requests]
        dates = [c.data_date for c in self.exports.customers.values() if c.data_date]
        end = max(dates or days, default=None)
        if not days or max(days) < end - dt.timedelta(27) or min(days) > end:
            return   # no help desk's export covers a day of the window
        of_customer = {}
        for request in self.exports.requests:
            if 0 <= (end - request["day"]).days <= 27:
                of_customer.setdefault(request["customer"], []).append(request)
        for key, customer in self.exports.customers.items():
            requests = of_customer.get(key, [])
            self.support_rows(customer, "customer", "*", requests, lambda p: any(self.is_active(p, s) for s in self.services), end)
            for service in self.services:
                names = {n.lower() for n in service["supportProducts"]}
                own = [r for r in requests if r["Product"].lower() in names]
                if not service["workloads"] and not any(r["customer"] == key and r["Product"].lower() in names
                                                        for r in self.exports.requests):
                    continue   # no user export speaks of the service, and the customer never asked about it
                is_active = (lambda p, s=service: self.is_active(p, s)) if self.is_covered(customer, service) else None
                self.support_rows(customer, "service", service["id"], own, is_active, end)

    def support_rows(self, customer, scope, subject, requests, is_active, end):
        seats = customer.seats
        if seats is None and customer.data_date:
            held = Tenant(customer, self.catalog, with_own=True)
            seats = sum(1 for p in customer.people if not p.deleted and any(map(held.gives_seat, p.products)))
        bases = {"seats": seats}
        if customer.data_date and is_active:
            bases["active-users"] = sum(1 for p in customer.people if is_active(p))
        for measure, kinds in KINDS.items():
            count = sum(1 for r in requests if kinds is None or r["Category"].lower() in kinds)
            for basis, denominator in bases.items():
                if denominator is not None:
                    self.write(customer, scope, subject, measure, basis, count, denominator, end)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("night", type=dt.date.fromisoformat)
    parser.add_argument("--settings", type=pathlib.Path, help="a folder with services.yaml and catalog.yaml")
    a = parser.parse_args()
    exports = a.folder / "exports" if (a.folder / "exports").is_dir() else a.folder
    settings = read_settings(a.settings or a.folder / "overlay")
    oracle = Oracle(Exports(exports, a.night), settings)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(oracle.measure())


if __name__ == "__main__":
    main()
