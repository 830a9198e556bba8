#!/usr/bin/env python3
"""Holds peak memory and instructions at S against Benchmarks/thresholds.json.

  make bench-check [RECORD=1]

Times depend on who else uses the machine, these figures hardly do. RECORD=1 writes what is measured into the file and fails, so
that nobody takes it for a check.
"""
import importlib.util
import json
import sys

sys.dont_write_bytecode = True

import instructions  # noqa: E402
import machine  # noqa: E402
from datasets import USERS, chosen, generated  # noqa: E402
from figures import Spread  # noqa: E402
from measuring import Failure  # noqa: E402
from outputs import Outputs  # noqa: E402
from places import COUNT_USERS, HERE, NIGHT, PROGRAM, TEMPLATES, require_built, rivals_python, yardstick  # noqa: E402

THRESHOLDS = HERE / "thresholds.json"
TOLERANCE = {"peak memory": 10, "instructions": 5}  # percent
ROUNDS = 3
UNITS = {"peak memory": "MB", "instructions": "million"}


def commands():
    """What is measured, by name; each writes below OUTPUT, or nothing."""
    yardstick("gen.py")
    data = generated("S", sys.executable if importlib.util.find_spec("numpy") else rivals_python())
    users = chosen("S-users", data / USERS)
    return {"run": [PROGRAM, "run", "--exports", data, "--night", NIGHT, "--output", "OUTPUT"],
            "count-users": [COUNT_USERS, TEMPLATES, users, NIGHT]}


def measured(words, counter, outputs):
    """The figures of one command."""
    peaks = Spread(outputs.measure(words, None).peak for _ in range(ROUNDS))
    counted = instructions.count([outputs.fresh() if word == "OUTPUT" else word for word in words], counter)
    return {"peak memory": round(peaks.median, 1), "instructions": round(counted)}


def compare(name, figures, allowed):
    """Prints each figure with what is allowed; returns whether all are below."""
    holds = True
    for figure, value in figures.items():
        limit = allowed[figure] * (1 + TOLERANCE[figure] / 100)
        state = "ok" if value <= limit else "ABOVE"
        if value < allowed[figure] * 0.8:
            state = "far below: record it with make bench-check RECORD=1"
        holds = holds and value <= limit
        print(f"{name}: {figure} {value:,} of {limit:,.1f} {UNITS[figure]} "
              f"({allowed[figure]:,} + {TOLERANCE[figure]} %): {state}", flush=True)
    return holds


def main():
    is_recording = "--record" in sys.argv[1:]
    require_built(PROGRAM, COUNT_USERS)
    machine.pin_to_two_processors()
    recorded = json.loads(THRESHOLDS.read_text(encoding="utf-8")) if THRESHOLDS.exists() else {}
    counters = instructions.available()
    if not counters:
        raise Failure("neither perf stat nor valgrind can count instructions here")
    counter = recorded.get("counter") if recorded.get("counter") in counters and not is_recording else counters[0]
    print(f"S, {machine.swift_version()}; instructions counted by {counter}; "
          f"the thresholds by {recorded.get('counter')} with {recorded.get('compiler')}", flush=True)
    figures, holds = {}, True
    with Outputs(is_on_disk=False) as outputs:
        for name, words in commands().items():
            figures[name] = measured(words, counter, outputs)
            holds = compare(name, figures[name], figures[name] if is_recording else recorded[name]) and holds
    if is_recording:
        text = json.dumps({"counter": counter, "compiler": machine.swift_version(), **figures}, indent=2)
        THRESHOLDS.write_text(text + "\n", encoding="utf-8")
        raise Failure("recorded; read the change with git diff, then run make bench-check")
    if not holds:
        raise Failure("more memory or instructions than Benchmarks/thresholds.json allows: mend it, or say in the commit why "
                      "it is worth it and record it")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"bench-check: {failure}")
