#!/usr/bin/env python3
"""Measures the program against DuckDB and Polars, checks the answers and prints the table of docs/performance.md.

  make bench [SIZES='S M L'] [ROUNDS=5] [RECORD=1]

S has 1,000 customers, M 10,000, L 50,000, each customer about 100 users. Without M what is measured there is measured at S, and
without L the rows about L are left out. RECORD=1 writes the figures into docs/performance.md; it needs all sizes.
ADOPTION_SHARED names the folder of shared test material (../shared), BENCH_FOLDER the one for data (.build/benchmarks).
"""
import argparse
import sys

sys.dont_write_bytecode = True

import machine  # noqa: E402
import table  # noqa: E402
from figures import rows  # noqa: E402
from measuring import Failure, floor  # noqa: E402
from outputs import Outputs  # noqa: E402
from places import COUNT_USERS, PROGRAM, RENDER_PAGE, require_built, rivals_python, yardstick  # noqa: E402
from scenarios import Scenarios  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", choices="SML", default=list("SML"), metavar="SIZE")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--record", action="store_true")
    chosen = parser.parse_args()
    if chosen.record and set(chosen.sizes) != set("SML"):
        parser.error("only figures of all sizes are recorded")
    return chosen


def measure(scenarios, sizes, memory, disk):
    """Samples by scenario and contestant."""
    results = {}

    def step(name, scenario):
        print(f"measuring: {name}", flush=True)
        results[name] = scenario()

    middle = scenarios.middle
    step("counting", scenarios.counting)
    step("deliveries", scenarios.deliveries)
    step("memory", lambda: scenarios.whole_run(middle, memory))
    step("nothing changed", scenarios.nothing_changed)
    step("small", lambda: scenarios.whole_run("S", memory, with_rivals=False))
    step("page", scenarios.page)
    step("disk", lambda: scenarios.whole_run(middle, disk, is_synced=True))
    step("many users", scenarios.many_users)
    if "L" in sizes:
        step("large", scenarios.large)
    return results


def main():
    chosen = arguments()
    yardstick("gen.py")
    require_built(PROGRAM, COUNT_USERS, RENDER_PAGE)
    python = rivals_python()
    machine.pin_to_two_processors()
    others = machine.OtherWork()
    with Outputs(is_on_disk=False) as memory, Outputs(is_on_disk=True) as disk:
        scenarios = Scenarios(chosen.sizes, chosen.rounds, python, memory, disk)
        results = measure(scenarios, chosen.sizes, memory, disk)
        lines = machine.description(chosen.rounds, memory, disk, floor(), others.processors())
    figures = ", ".join(f"{count} of {name}" for name, count in scenarios.figures.items())
    lines += [f"* equal to the reference: {figures}", "",
              *table.bounds(rows(results, scenarios.middle, scenarios.users)), "", *table.contestants(results)]
    print("\n" + "\n".join(lines))
    if chosen.record:
        table.record(lines)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"bench: {failure}")
