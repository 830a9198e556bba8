"""User instructions of a whole process, counted by perf where the machine permits it, else by Valgrind."""
import os
import re
import shutil
import subprocess
import tempfile

from measuring import Failure
from places import CHECKOUT, WORK

PERF, VALGRIND = "perf stat", "valgrind"


def available():
    """The counters that work here, the quick one first."""
    return [name for name, works in ((PERF, perf_works()), (VALGRIND, shutil.which("valgrind"))) if works]


def perf_works():
    """Whether perf is there, permitted, and has a counter to read: many virtual machines have none."""
    if not shutil.which("perf"):
        return False
    try:
        return "<not" not in perf(["true"])
    except Failure:
        return False


def count(words, counter):
    """The user instructions of a command, all its threads together, in millions."""
    words = [str(word) for word in words]
    if counter == PERF:
        printed, pattern = perf(words), r"(\d+),[^,]*,instructions"
    else:
        # Cachegrind without its caches counts the same instructions as Callgrind, in a quarter of the time.
        printed = finished(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
                            without_debug_information(words[0]), *words[1:]])
        pattern = r"I +refs: +([\d,]+)"
    found = re.search(pattern, printed)
    if not found:
        raise Failure(f"{counter} told no number of instructions:\n{printed}")
    return int(found[1].replace(",", "")) / 1e6


def perf(words):
    """What perf writes about a command."""
    with tempfile.NamedTemporaryFile() as file:
        finished(["perf", "stat", "-x,", "-e", "instructions:u", "-o", file.name, "--", *words])
        return file.read().decode()


def finished(words):
    """What a command says on standard error."""
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=CHECKOUT)
    if done.returncode != 0:
        raise Failure(f"status {done.returncode} of: {' '.join(words)}\n{done.stderr.strip()}")
    return done.stderr


def without_debug_information(program):
    """A copy of a program that Valgrind can read: some versions of it stumble over what Swift writes for debuggers."""
    tool = shutil.which("llvm-objcopy") or shutil.which("objcopy")
    if not tool:
        raise Failure("llvm-objcopy, which comes with Swift, and objcopy are both missing")
    WORK.mkdir(parents=True, exist_ok=True)
    copy = WORK / f"{os.path.basename(program)}-without-debug-information"
    finished([tool, "--strip-debug", program, str(copy)])
    return str(copy)
