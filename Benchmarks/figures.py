"""The table: each figure with what it must be and what it aims at, and how it comes from the samples."""
import json
from collections import namedtuple

from measuring import Spread

# `must` and `aim` are upper bounds; `digits` are those shown behind the point.
Row = namedtuple("Row", "name must aim unit digits spread")


def better(samples, key):
    """Round by round the better of the two rivals."""
    return [min(getattr(a, key), getattr(b, key)) for a, b in zip(samples["DuckDB"], samples["Polars"])]


def against_rivals(samples, key="wall"):
    """Round by round ours over the better rival."""
    return Spread(getattr(ours, key) / rival for ours, rival in zip(samples["ours"], better(samples, key)))


def ratio(samples, name, other, divisor=1.0):
    """Round by round the wall time of one contestant over that of another."""
    return Spread(a.wall / b.wall / divisor for a, b in zip(samples[name], samples[other]))


def of_ours(samples, key):
    """A value of ours itself."""
    return Spread(getattr(sample, key) for sample in samples["ours"])


def rows(results, middle, users):
    """The rows for which there are samples; `results` holds samples by scenario, `users` the users by size."""
    def row(scenario, name, must, aim, unit, digits, spread):
        if scenario in results:
            table.append(Row(name, must, aim, unit, digits, spread(results[scenario])))

    table = []
    row("counting", f"users counted at {middle}, wall ratio", .20, .12, "", 3, against_rivals)
    row("counting", "the same with shuffled columns, all cells quoted, LF: wall against the plain file", 1.6, 1.3, "", 2,
        lambda samples: ratio(samples, "ours, disguised", "ours"))
    row("deliveries", f"{middle} delivered as tenant files, counting: wall against one file", 1.5, 1.2, "", 2,
        lambda samples: ratio(samples, "tenant files", "one file"))
    row("memory", f"the whole `run` at {middle}, output on tmpfs, wall ratio", .45, .20, "", 3, against_rivals)
    row("disk", "the same on disk into a fresh folder, both sides followed by `sync -f`", .70, .40, "", 3, against_rivals)
    row("memory", f"user + system seconds at {middle}, ratio", .55, .25, "", 3,
        lambda samples: against_rivals(samples, "processor"))
    row("nothing changed", f"nothing changed since the night before, with archive, at {middle}, wall ratio", .08, .05, "", 3,
        against_rivals)
    row("small", "the whole `run` at S", .15, .06, "s", 3, lambda samples: of_ours(samples, "wall"))
    row("memory", f"peak memory at {middle}", 96, 48, "MB", 1, lambda samples: of_ours(samples, "peak"))
    row("many users", f"peak at {middle} with `--users-per-customer 500`", 128, 48, "MB", 1,
        lambda samples: of_ours(samples, "peak"))
    for what in ("whole run", "counting"):
        row("large", f"L, {what}: time per user against {middle}", 1.2, 1.0, "", 2,
            lambda samples: ratio(samples, f"L, {what}", f"{middle}, {what}", users["L"] / users[middle]))
    row("page", page_name(results.get("page")), 60, 25, "us", 1,
        lambda samples: Spread(page["microseconds"] for page in pages(samples)))
    return table


def pages(samples):
    return [json.loads(sample.output) for sample in samples["ours"]]


def page_name(samples):
    if not samples:
        return ""
    page = pages(samples)[0]
    return (f"one customer page of {page['page_bytes'] / 1000:.0f} KB with {page['values']} values, "
            f"{page['percent_of_bytes_from_values']} % of its bytes from values")


def verdict(row):
    """Which bound the median keeps."""
    return "aim" if row.spread.median <= row.aim else "must" if row.spread.median <= row.must else "**missed**"
