"""What the figures depend on: the machine, the versions, the commit."""
import datetime
import os
import platform
import re
import resource
import subprocess
import time

from places import CHECKOUT, PACKAGES


def said(*words):
    """The first line that a command prints."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd=CHECKOUT)
    return (done.stdout or done.stderr).strip().split("\n")[0]


def pin_to_two_processors():
    """All that is started from here on runs on two processors, or on the one there is."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


class OtherWork:
    """How many processors somebody else kept busy from when it was made until it is asked."""

    def __init__(self):
        self.start = self.now()

    def processors(self):
        elapsed, busy, own = (now - start for now, start in zip(self.now(), self.start))
        return max(0, busy - own) / elapsed

    @staticmethod
    def now():
        """The time, and the processor seconds of the whole machine and of this process with all it waited for."""
        with open("/proc/stat", encoding="utf-8") as file:
            user, nice, system, _, _, interrupts, soft = map(int, file.readline().split()[1:8])
        usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return (time.monotonic(), (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK"),
                sum(usage.ru_utime + usage.ru_stime for usage in usages))


def commit():
    """The commit, and whether the files are those of it."""
    changed = said("git", "status", "--porcelain", "--untracked-files=no")
    return said("git", "rev-parse", "--short=12", "HEAD") + (" with changes that are not committed" if changed else "")


def swift_version():
    """`Swift 6.3.1`."""
    printed = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    found = re.search(r"Swift version \S+", printed)
    return found[0].replace(" version", "") if found else "an unknown Swift"


def description(rounds, memory, disk, floor, others):
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
        f"* {rounds} round{'s' if rounds != 1 else ''} after one to warm up; peaks below {floor:.1f} MB cannot be seen; "
        f"meanwhile others kept {others:.1f} processors busy",
    ]
