"""The tables as Markdown, and their place in docs/performance.md."""
import re

from figures import verdict
from measuring import Failure, Spread
from places import CHECKOUT

PAGE = CHECKOUT / "docs/performance.md"
BEGIN, END = "<!-- make bench RECORD=1 writes from here -->", "<!-- to here -->"


def bounds(rows):
    """The table of the goals."""
    lines = ["| figure | must | aim | measured | keeps |", "|---|---|---|---|---|"]
    for row in rows:
        unit = f" {row.unit}" if row.unit else ""
        measured = row.spread.text(row.digits) + unit
        lines.append(f"| {row.name} | <= {row.must:g}{unit} | <= {row.aim:g}{unit} | {measured} | {verdict(row)} |")
    return lines


def contestants(results):
    """The table of everything that was run as a process; pages have no process of their own."""
    lines = ["| scenario | who | wall, s | user + system, s | peak, MB |", "|---|---|---|---|---|"]
    for scenario, samples in results.items():
        if scenario == "page":
            continue
        for name, runs in samples.items():
            columns = [Spread(getattr(run, key) for run in runs).text(digits)
                       for key, digits in (("wall", 3), ("processor", 3), ("peak", 1))]
            lines.append(f"| {scenario} | {name} | {' | '.join(columns)} |")
    return lines


def record(lines):
    """Puts the figures into the page, between its marks."""
    text = PAGE.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise Failure(f"docs/performance.md has lost its marks: {BEGIN} and {END}")
    block = "\n".join([BEGIN, "", *lines, "", END])
    pattern = re.escape(BEGIN) + ".*" + re.escape(END)
    PAGE.write_text(re.sub(pattern, lambda _: block, text, flags=re.DOTALL), encoding="utf-8")
