"""Random customers: what they bought, who uses it and what they asked. Rows only; generate.py spreads them over files."""
import datetime as dt

from invented import CATALOG, FREE, UNKNOWN_NAMES, UNKNOWN_SKUS, WORKLOADS, identifier
from shapes import UNUSUAL, USUAL, sell

KINDS = ["how-to", "help", "incident", "billing", "request", "other", ""]
TICKET_PRODUCTS = ["Exchange", "Outlook", "OneDrive", "SharePoint", "Skype", "Yammer", "Teams", "Dynamics 365 Sales",
                   "Windows", "Billing Portal", ""]
BORDER_AGES = [0, 1, 26, 27, 28, 29, 58, 59, 60, 61, 88, 89, 90, 91]
NAMES = {part: [name, *others] for part, name, others, _, _ in CATALOG} | {p: [n] for p, n, _ in UNKNOWN_SKUS}
FREE_SERVICES = {part for part, _, _, services, _ in CATALOG if part in FREE and services}
LICENSES = {part: workloads for part, _, _, _, workloads in CATALOG} | {p: w for p, _, w in UNKNOWN_SKUS}


def say(flag):
    return "True" if flag else "False"


class Customer:
    def __init__(self, rng, number, night, data_date, without=frozenset()):
        self.rng, self.number, self.night, self.without = rng, number, night, without
        self.id = identifier(number, version=8)
        self.domain = f"tenant{number}.example"
        self.data_date = data_date - dt.timedelta(rng.choice([0] * 12 + [1, 2, 5, 40]))
        self.size = rng.choice([1, 2, 3, 5, 9, 10, 11, 18, 20, 27, 40, 60])
        offered = sorted(s for s in LICENSES if s not in FREE_SERVICES or "free" not in without)
        self.skus = rng.sample(offered, rng.choice([1, 1, 2, 2, 3, 4, 6]))
        suite = rng.choice(["ORC_E3", "ORC_E3", "ORC_E5", "ORC_BASIC", self.skus[0]])
        self.skus += [suite] * (suite not in self.skus)
        self.shows_strangers = rng.random() < .15   # products that nobody sold
        self.untidy = rng.random() < .25            # units that do not fit the people
        self.serial = 0
        self.users = self.people(self.size, self.data_date) if rng.random() < .9 else []
        self.subscriptions = self.buy() if rng.random() < .9 else []
        self.tickets = []

    def chance(self, probability):
        return self.rng.random() < probability

    def row(self):
        """The customer's line of customers.csv."""
        seats = self.rng.choice([str(self.size + 3)] * 8 + ["", "", "0", "7"])
        name = self.rng.choice(["Contoso {0}", "Fabrikam, {0} & Sons", 'The "{0}" Bank', "한빛전자 {0}"]).format(self.number)
        return [self.id, name, self.rng.choice(["US", "KR", "DE"]), "SMB", seats, self.domain]

    def spell_id(self):
        return self.id.upper() if self.number % 7 == 3 else self.id

    # People -----------------------------------------------------------------------------------------------------
    def people(self, count, data_date):
        return [self.person(data_date) for _ in range(count)]

    def person(self, data_date):
        """A dictionary: products as part numbers under `skus`, the other keys are the export's columns."""
        rng = self.rng
        self.serial += 1
        skus = rng.sample(self.skus, min(len(self.skus), rng.choice([0] + [1] * 10 + [2] * 5 + [3])))
        licensed = {w for s in skus for w in LICENSES[s]}
        names = [self.spell_product(rng.choice(NAMES[s])) for s in skus]
        if skus and self.chance(.03):
            names.append(rng.choice(NAMES[skus[0]]))             # one product under two names, or twice
        if self.shows_strangers and self.chance(.3):
            name, workloads = rng.choice(UNKNOWN_NAMES)
            names.append(name)
            licensed |= set(workloads)
        if self.shows_strangers and self.chance(.1):
            names.append(rng.choice(["Orchid Sites", "Orchid BI", "Orchid Communities"]))   # known, but perhaps not held
        if self.chance(.04):
            licensed ^= {rng.choice(WORKLOADS)}                  # lost a license, or has one that no product explains
        deleted = self.chance(.07)
        upn = f"{rng.getrandbits(128):032X}" if self.number % 5 == 2 else f"user{self.serial}@{self.domain}"
        person = {"Report Refresh Date": data_date.isoformat(), "User Principal Name": upn,
                  "Display Name": f'"{self.serial}", Ann', "Is Deleted": say(deleted),
                  "Deleted Date": (data_date - dt.timedelta(3)).isoformat() if deleted else "",
                  "Assigned Products": "+".join(names), "skus": set(skus), "deleted": deleted}
        new = self.chance(.1)
        for workload in WORKLOADS:
            has = workload in licensed
            person[f"Has {workload} License"] = say(has)
            used = self.activity(has, workload)
            if used is not None and used < 0 and "later-activity" in self.without:
                used = None
            person[f"{workload} Last Activity Date"] = self.day(data_date, used)
            person[f"{workload} License Assign Date"] = self.day(data_date, self.assigned(has, new))
        return person

    def spell_product(self, name):
        name = name.replace(" ", "  ", 1) if self.chance(.02) else name
        return name.upper() if self.chance(.7) else name

    def day(self, data_date, ago):
        return "" if ago is None else (data_date - dt.timedelta(ago)).isoformat()

    def activity(self, has, workload):
        """Days since the last activity; negative: after the data date."""
        if not has and not self.chance(.12 if workload == "Yammer" else .05):
            return None
        return self.rng.choice([None, self.rng.randrange(28), self.rng.randrange(28), self.rng.choice(BORDER_AGES),
                                self.rng.randrange(28, 400), -self.rng.randrange(1, 6) if self.chance(.2) else 3])

    def assigned(self, has, new):
        if not has:
            return self.rng.choice([5, 300, 28]) if self.chance(.04) else None
        if self.chance(.04):
            return self.rng.choice([None, -1, 27, 28])
        return self.rng.choice([0, 5, 26, 27]) if new else self.rng.choice([28, 29, 365, 900])

    # Subscriptions ----------------------------------------------------------------------------------------------
    def buy(self):
        rows = []
        for sku in self.skus:
            if self.chance(.95):
                rows += self.buy_product(sku)
        if self.chance(.1):
            rows += self.buy_product(self.rng.choice([s for s in sorted(LICENSES) if s not in {*self.skus, *FREE_SERVICES}]))
        consumed = sum(r["LicensesAssigned"] for r in rows if r["IsTenantWide"] != "False")
        people = sum(1 for u in self.users for s in u["skus"] if not u["deleted"])
        if rows and people % 9 == 0 and consumed <= people and self.chance(.5):   # exactly nine tenths, or just below
            rest = people // 9 * 10 - consumed + self.rng.choice([0, 0, 1])
            rows.append(self.subscription(self.skus[0], "Deprovisioned", False, 0, rest))
        return rows

    def buy_product(self, sku):
        """Rows for one SKU, which fit its people unless the customer is untidy."""
        people = sum(1 for u in self.users if not u["deleted"] and sku in u["skus"]) if self.users else self.size
        if self.untidy:
            people = max(0, people + self.rng.randrange(-5, 6))
        shape = self.rng.choice(USUAL + UNUSUAL)
        if "own" in self.without and shape.startswith("own"):
            shape = "plain"
        return sell(shape, lambda *of: self.subscription(sku, *of), people, self.rng.randrange(people + 1),
                    self.rng.choice([0, 0, 1, 3, 10]))

    def subscription(self, sku, status, trial, sold, assigned, tenant_wide=None):
        rng = self.rng
        spelled = sku.lower() if self.chance(.1) else sku
        name = NAMES[sku][0] if self.chance(.9) else rng.choice(NAMES[sku])
        if self.chance(.03) and "name-clash" not in self.without:
            name = rng.choice(NAMES[rng.choice(sorted(NAMES))])   # a name that the catalog gives to another product
        start = self.night - dt.timedelta(rng.randrange(10, 900))
        return {"SubscriptionId": f"{rng.getrandbits(128):032x}", "CustomerId": self.spell_id(), "SkuPartNumber": spelled,
                "ProductName": name, "Status": status,
                "IsTrial": "" if trial is None else say(trial), "LicensesSold": sold, "LicensesAssigned": assigned,
                "Channel": rng.choice(["CSP", "Direct"]), "StartDate": start.isoformat(),
                "CommitmentEndDate": (start + dt.timedelta(1095)).isoformat(), "AutoRenew": say(self.chance(.5)),
                "IsTenantWide": tenant_wide or rng.choice(["", "True"])}

    # Requests ---------------------------------------------------------------------------------------------------
    def ask(self, first_id, window_end, oldest):
        """Requests of the last `oldest` days, on the window's borders more often than not."""
        rng = self.rng
        for number in range(rng.choice([0, 0, 1, 2, 5, 12, 30])):
            ago = rng.choice([0, 27, 28, -1, rng.randrange(28), rng.randrange(28), rng.randrange(28, 91), -4]) + oldest
            instant = dt.datetime.combine(window_end - dt.timedelta(ago), dt.time(rng.choice([0, 0, 12, 23]), rng.choice([0, 59]), 59))
            ticket = {"TicketId": first_id + number, "CustomerId": self.spell_id(), "CreatedAt": self.spell_instant(instant),
                      "Product": rng.choice(TICKET_PRODUCTS), "Category": rng.choice(KINDS), "Status": rng.choice(["open", "solved"]),
                      "Channel": rng.choice(["web", "phone"]), "SatisfactionRating": rng.choice(["good", "bad", "offered", ""]),
                      "Subject": rng.choice(["mailbox is full", 'he said "no",\nthen left', "파일 공유 방법"]),
                      "UpdatedAt": self.spell_instant(instant + dt.timedelta(hours=1))}
            self.tickets.append(ticket)
            if self.chance(.1):
                later = self.spell_instant(instant + dt.timedelta(days=2, hours=number))
                self.tickets.append({**ticket, "Category": rng.choice(KINDS), "Product": rng.choice(TICKET_PRODUCTS), "UpdatedAt": later})
        return self.tickets

    def spell_instant(self, instant):
        """A moment of UTC in one of the ways in which help desks write it."""
        hours, minutes = self.rng.choice([(0, 0), (0, 0), (9, 0), (-5, 0), (5, 30), (-3, 30)])
        sign = -1 if hours < 0 else 1
        local = instant + dt.timedelta(hours=hours, minutes=sign * minutes)
        if (hours, minutes) == (0, 0):
            return instant.strftime(self.rng.choice(["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S+00:00"]))
        return local.strftime("%Y-%m-%dT%H:%M:%S") + f"{'-' if hours < 0 else '+'}{abs(hours):02d}:{minutes:02d}"
