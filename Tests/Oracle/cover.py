"""Who covers a license: docs/attribution.md, case by case, person by person."""


class Sku:
    """What the subscriptions of one part number say. Nobody bought the units of a free product: all of them are trial units."""
    def __init__(self, part, subscriptions, catalog, free=False):
        paid = [s for s in subscriptions if not is_trial(s)]
        running = [s for s in subscriptions if state(s) in ("active", "grace")]
        active = [] if free else [s for s in paid if state(s) == "active"]
        grace = [] if free else [s for s in paid if state(s) == "grace"]
        counted = active or grace
        lapsed = [s for s in paid if state(s) == "off"] + (grace if active else [])
        self.part = part
        self.is_counted = bool(counted)
        self.counted = sold(counted)
        self.assigned = sum(int(s["LicensesAssigned"]) for s in counted)
        self.trial = sold([s for s in running if free or is_trial(s)])
        self.lapsed = sold(lapsed)
        self.consumed = sum(int(s["LicensesAssigned"]) for s in subscriptions)
        self.names = {plain(s["ProductName"]) for s in subscriptions}
        self.known = part in catalog.by_part
        self.services = catalog.by_part[part]["services"] if self.known else []
        self.hides_trials = not free and any(not s.get("IsTrial") for s in running)
        self.people = self.trial_people = self.lapsed_people = 0

    def count_people(self, people):
        self.people = people
        self.trial_people = min(max(people - self.counted, 0), self.trial)
        self.lapsed_people = min(max(people - self.counted - self.trial, 0), self.lapsed)

    def covers(self, service):
        return service in self.services and self.counted + self.trial + self.lapsed > 0

    def mixed(self):
        return self.trial_people + self.lapsed_people > 0


class Pool:
    """The people of one SKU who are licensed for a service and covered by nothing else, and the uncounted units left for them."""
    def __init__(self, sku, kinds):
        self.kinds = sorted(kinds, key=["active", "quiet", "idle"].index)
        uncounted = min(len(kinds), sku.trial_people + sku.lapsed_people)
        trial = min(uncounted, sku.trial_people)
        self.places = {"counted": len(kinds) - uncounted, "trial": trial, "lapsed": uncounted - trial}
        self.beyond = min(len(kinds) - uncounted, max(sku.people - sku.counted - sku.trial - sku.lapsed, 0))

    def allocate(self):
        """Pairs of (class, kind): those who are active get the counted units first, then the newly licensed, then the idle.
        People beyond all units come last, and count: their license was over-assigned."""
        units = [c for c, places in self.places.items() for _ in range(places - (self.beyond if c == "counted" else 0))]
        return zip(units + ["counted"] * self.beyond, self.kinds)

    def bounds(self, unit):
        """The least and the most active people who can have units of this class, whoever has which."""
        active, places = self.kinds.count("active"), self.places[unit]
        return max(0, active - (len(self.kinds) - places)), min(active, places)


class Catalog:
    def __init__(self, products, free):
        self.by_part = {plain(p["partNumber"]): p for p in products}
        self.by_name = {plain(n): p for p in products for n in [p["name"], *(p.get("otherNames") or [])]}
        self.free = {plain(part) for part in free}


class Tenant:
    """The tenant-wide SKUs of one customer, or all of them, and who has them."""
    def __init__(self, customer, catalog, with_own=False):
        self.catalog = catalog
        by_part = {}
        for row in customer.subscriptions.values():
            if with_own or tenant_wide(row):
                by_part.setdefault(plain(row["SkuPartNumber"]), []).append(row)
        self.skus = {part: Sku(part, rows, catalog, part in catalog.free) for part, rows in sorted(by_part.items())}
        for sku in self.skus.values():
            sku.count_people(sum(1 for p in customer.people if not p.deleted and sku.part in self.parts(p)))

    def sku_of(self, name):
        """The part number of a product name, None for a name unknown to the subscriptions."""
        for sku in self.skus.values():   # by part number
            if name in sku.names:
                return sku.part
        product = self.catalog.by_name.get(name)
        part = product and plain(product["partNumber"])
        return part if part in self.skus else None

    def parts(self, person):
        return {self.sku_of(name) for name in person.products} - {None}

    def gives_seat(self, name):
        """Whether a product of this name is counted. One that is not held counts: nothing says that it is free or over."""
        part = self.sku_of(name)
        return part is None or self.skus[part].is_counted

    def cover(self, person, service):
        """"counted", "uncovered", or the SKU whose pool the person stands in."""
        for name in person.products:
            if self.sku_of(name) is None:
                product = self.catalog.by_name.get(name)
                if product is None or service in product["services"]:
                    return "counted"
        skus = [self.skus[part] for part in sorted(self.parts(person))]
        for sku in skus:
            if not sku.known or (sku.covers(service) and not sku.mixed()):
                return "counted"
        return next((sku for sku in skus if sku.covers(service)), "uncovered")

    def attribute(self, licensed, service):
        """`licensed` pairs each licensed person with "active", "quiet" or "idle"; gives {(class, kind): people} and the pools."""
        total, pools = {}, {}
        for person, kind in licensed:
            where = self.cover(person, service)
            if isinstance(where, Sku):
                pools.setdefault(where.part, []).append(kind)
            else:
                total[where, kind] = total.get((where, kind), 0) + 1
        pools = [Pool(self.skus[part], kinds) for part, kinds in pools.items()]
        for pool in pools:
            for pair in pool.allocate():
                total[pair] = total.get(pair, 0) + 1
        return total, pools

    def bounds(self, licensed, service):
        """{class: (least, most)} active people, for classes whose figures are an allocation."""
        total, pools = self.attribute(licensed, service)
        result = {}
        for unit in ("counted", "trial", "lapsed"):
            outside = total.get((unit, "active"), 0) - sum(1 for p in pools for pair in p.allocate() if pair == (unit, "active"))
            result[unit] = tuple(outside + sum(p.bounds(unit)[end] for p in pools) for end in (0, 1))
        return result

    def tells_trials(self, service):
        """Whether the subscriptions that could cover the service say which of them are trials."""
        return not any(s.hides_trials for s in self.skus.values() if not s.known or service in s.services)

    def too_few_people(self):
        """Whether the user export is too small for the units that the subscriptions call assigned."""
        people = sum(s.people for s in self.skus.values())
        return people * 10 < sum(s.consumed for s in self.skus.values()) * 9


def plain(name):
    """Names and part numbers are compared without regard to case and blanks."""
    return "".join(name.split()).upper()


def tenant_wide(row):
    return row.get("IsTenantWide", "").lower() not in ("false", "no")


def is_trial(row):
    return (row.get("IsTrial") or "").lower() in ("true", "yes")   # terms that no export states count as paid


def state(row):
    return {"active": "active", "ingraceperiod": "grace", "suspended": "off", "disabled": "off"}.get(row["Status"].lower())


def sold(subscriptions):
    return sum(int(s["LicensesSold"]) for s in subscriptions)
