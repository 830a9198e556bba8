"""The answers: those of the reference, and whether ours and the rivals' are the same."""
import json
import re

from measuring import Failure, run
from places import COUNT_USERS, NIGHT, TEMPLATES, WORK, environment, yardstick

# The reference's services in the order in which the rivals print their sums, with the names that ours has for them.
SERVICES = {"exchange": "exchange", "onedrive_sharepoint": "sharepoint-onedrive", "skype": "skype-for-business",
            "yammer": "yammer", "teams": "teams"}


class Answers:
    """The reference's answers to the data of one size, made once and held against the shared checksum."""

    def __init__(self, size, data, python):
        self.data, self.python = data, python
        self.file = WORK / "answers" / f"{size}.json"
        self.sum = checksum(size)
        if not self.file.exists():
            print(f"making the reference's answers at {size}", flush=True)
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.ask("ref", self.file)
        self.check(self.file)

    def ask(self, name, file):
        """Lets an implementation of the yardstick write its answers."""
        run([self.python, yardstick(f"baselines/{name}.py"), self.data, "--answers", file], environment=environment())

    def check(self, file):
        """Holds an answers file against the checksum."""
        run([self.python, yardstick("baselines/check.py"), self.sum, file], keep_output=True, environment=environment())

    def check_rivals(self):
        """The rivals' answers, in full and the sums of those who only count users."""
        for name in ("duckdb", "polars"):
            file = self.file.with_name(f"{name}.json")
            self.ask(f"base_{name}", file)
            self.check(file)
        for name, *threads in (["duck", 2], ["polars"]):
            words = [self.python, yardstick(f"limits/{name}_users.py"), self.data, *threads]
            printed = run(words, keep_output=True, environment=environment()).output
            if [int(number) for number in re.findall(r"\d+", printed)][1:] != sum(self.sums(), []):
                raise Failure(f"{name}_users.py counted other users than the reference: {printed}")

    def check_night(self, night):
        """A published night of ours, figure by figure; returns how many figures there are."""
        words = [self.python, yardstick("compare.py"), self.file, night, self.data]
        printed = run(words, keep_output=True, environment=environment()).output
        return int(re.search(r"(\d+) figures, 0 differ", printed)[1])

    def check_count(self, exports):
        """Our count of a folder's users."""
        printed = run([COUNT_USERS, TEMPLATES, exports, NIGHT], keep_output=True).output
        services = json.loads(printed)["services"]
        if [services[name] for name in SERVICES.values()] != self.sums():
            raise Failure(f"{exports.name}: counted other users than the reference: {printed}")

    def sums(self):
        """Of each service the entitled and the active people of all customers."""
        portfolio = json.loads(self.file.read_text(encoding="utf-8"))["portfolio"]
        return [[portfolio[name]["entitled"], portfolio[name]["active"]] for name in SERVICES]


def checksum(size):
    """The shared checksum of a size's answers."""
    for line in yardstick("expected/checksums.txt").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if words and words[0] == size:
            return words[1]
    raise Failure(f"expected/checksums.txt has no sum for {size}")
