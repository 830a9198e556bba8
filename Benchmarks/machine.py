"""What the figures depend on: the machine, the versions, the commit."""
import datetime
import os
import platform
import re
import subprocess

from places import CHECKOUT, PACKAGES


def said(*words):
    """The first line that a command prints."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd=CHECKOUT)
    return (done.stdout or done.stderr).strip().split("\n")[0]


def pin_to_two_processors():
    """All that is started from here on runs on two processors, or on the one there is."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def commit():
    """The commit, and whether the files are those of it."""
    changed = said("git", "status", "--porcelain", "--untracked-files=no")
    return said("git", "rev-parse", "--short=12", "HEAD") + (" with changes that are not committed" if changed else "")


def swift_version():
    """`Swift 6.3.1`."""
    printed = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    found = re.search(r"Swift version \S+", printed)
    return found[0].replace(" version", "") if found else "an unknown Swift"


def description(rounds, memory, disk, floor, load):
    """Lines of Markdown about one run of the benchmarks."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    with open("/proc/meminfo", encoding="utf-8") as file:
        total = int(re.search(r"MemTotal:\s*(\d+)", file.read())[1]) * 1024 / 1e9
    system = re.search(r'PRETTY_NAME="(.*)"', open("/etc/os-release", encoding="utf-8").read())
    kinds = [said("stat", "-f", "-c", "%T", place.folder) for place in (memory, disk)]
    return [
        f"* {datetime.date.today().isoformat()}, commit {commit()}",
        f"* {model[1] if model else platform.machine()}, {len(os.sched_getaffinity(0))} of {os.cpu_count()} processors, "
        f"{total:.0f} GB; {system[1] if system else platform.system()}, Linux {platform.release()}",
        f"* output in memory: {kinds[0]}; on disk: {kinds[1].replace('ext2/ext3', 'ext4')}",
        f"* {swift_version()}, Python {platform.python_version()}, "
        + ", ".join(package.replace("==", " ") for package in PACKAGES),
        f"* {rounds} rounds after one to warm up; peaks below {floor:.1f} MB cannot be seen; "
        f"others kept {load:.1f} processors busy before it began",
    ]
