"""Whole processes, measured: wall time, user and system seconds, peak memory; in turn, over several rounds."""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
from collections import namedtuple

ONCE = pathlib.Path(__file__).resolve().parent / "once.py"

# wall: seconds from start to end; processor: user + system seconds; peak: the largest resident set in MB (1e6 bytes),
# of the process or of the largest process that it waited for; output: what it printed, where that was asked for.
Sample = namedtuple("Sample", "wall processor peak output")


class Failure(Exception):
    """Something that ends the benchmark, in words for whoever started it."""


def run(words, keep_output=False, environment=None):
    """Runs a command once; one that fails ends the benchmark with what it said."""
    words = [str(word) for word in words]
    with tempfile.NamedTemporaryFile() as output:
        once = [sys.executable, "-I", "-S", ONCE, output.name if keep_output else os.devnull, *words]
        done = subprocess.run(once, env={**os.environ, **(environment or {})}, capture_output=True, text=True)
        status, *figures = done.stdout.split() or ["not started"]
        if status != "0":
            raise Failure(f"status {status} of: {' '.join(words)}\n{done.stderr.strip()}")
        return Sample(*map(float, figures), output.read().decode())


def floor():
    """The peak in MB below which nothing can be seen: that of the process that starts the others."""
    return run(["true"]).peak


def in_turn(contestants, rounds, warmups=1):
    """Runs contestants A B C, A B C, ...; each is a function that runs once and returns a sample.

    Returns the samples of each by its name, round by round, without those of the warm-up rounds.
    """
    samples = {name: [] for name in contestants}
    for number in range(-warmups, rounds):
        for name, contestant in contestants.items():
            sample = contestant()
            if number >= 0:
                samples[name].append(sample)
    return samples


class Spread:
    """Values of several rounds: their median, least and greatest."""

    def __init__(self, values):
        self.values = list(values)
        self.median = statistics.median(self.values)
        self.least, self.greatest = min(self.values), max(self.values)

    def text(self, digits):
        """The median alone where all are the same, else `median [least..greatest]`."""
        shown = [f"{value:.{digits}f}" for value in (self.median, self.least, self.greatest)]
        return shown[0] if shown[1] == shown[2] else f"{shown[0]} [{shown[1]}..{shown[2]}]"
