"""What is run in turn: the contestants of each scenario."""
import datetime
import itertools
import os

from answers import Answers
from datasets import OTHERS, USERS, chosen, disguised, generated, tenant_files, user_count
from measuring import Failure, in_turn, run
from places import COUNT_USERS, NIGHT, PROGRAM, RENDER_PAGE, TEMPLATES, environment, yardstick


class Scenarios:
    """All scenarios over the data of some sizes; each method runs one and returns samples by contestant."""

    def __init__(self, sizes, rounds, python, memory, disk):
        self.rounds, self.python, self.memory, self.disk = rounds, python, memory, disk
        self.middle = "M" if "M" in sizes else "S"
        needed = {"S", self.middle, *sizes}
        self.data = {size: generated(size, python) for size in "SML" if size in needed}
        self.answers = {size: Answers(size, data, python) for size, data in self.data.items()}
        self.users = {size: user_count(data) for size, data in self.data.items()}
        self.figures = {}

    def counting(self):
        """Users counted: ours of the plain and of the disguised file, and the rivals."""
        data, answers = self.data[self.middle], self.answers[self.middle]
        plain, dressed = chosen(f"{self.middle}-users", data / USERS), disguised(data)
        answers.check_rivals()
        answers.check_count(plain)
        answers.check_count(dressed)
        self.check_delivery(dressed, data, answers)
        return self.turns({
            "ours": self.counted(plain),
            "ours, disguised": self.counted(dressed),
            "DuckDB": self.rival(yardstick("limits/duck_users.py"), data, 2),
            "Polars": self.rival(yardstick("limits/polars_users.py"), data),
        })

    def deliveries(self):
        """Users counted: one file of all customers against a file for each."""
        data, answers = self.data[self.middle], self.answers[self.middle]
        customers, tenants = data / "customers.csv", tenant_files(data)
        one = chosen(f"{self.middle}-one-file", customers, data / USERS)
        many = chosen(f"{self.middle}-many-files", customers, tenants / "tenants")
        answers.check_count(one)
        answers.check_count(many)
        self.check_delivery(tenants, data, answers)
        return self.turns({"one file": self.counted(one), "tenant files": self.counted(many)})

    def whole_run(self, size, outputs, is_synced=False, with_rivals=True):
        """The whole run at a size, ours and the rivals."""
        data = self.data[size]
        contestants = {"ours": self.night(data, outputs, is_synced, self.answers[size])}
        return self.turns(contestants | (self.whole_rivals(data, outputs, is_synced) if with_rivals else {}))

    def nothing_changed(self):
        """Nights after a first one, each with the same exports, ours; the rivals know no night before."""
        data, output, first = self.data[self.middle], self.memory.fresh(), datetime.date.fromisoformat(NIGHT)
        nights = itertools.count()

        def night():
            date = (first + datetime.timedelta(days=next(nights))).isoformat()
            sample = run([PROGRAM, "run", "--exports", data, "--night", date, "--output", output])
            shared = sum(path.stat().st_nlink > 1 for path in (output / date / "customers").iterdir())
            if date != NIGHT and shared * 100 < 99 * len(os.listdir(output / date / "customers")):
                raise Failure(f"{date}: {shared} files of customers are linked, and were to be nearly all")
            return sample

        night()
        return self.turns({"ours": night} | self.whole_rivals(data, self.memory))

    def whole_rivals(self, data, outputs, is_synced=False):
        contestants = {}
        for name, script in [("DuckDB", "base_duckdb.py"), ("Polars", "base_polars.py")]:
            words = [self.python, yardstick(f"baselines/{script}"), data, "OUTPUT", "--procs", "2"]
            contestants[name] = lambda words=words: outputs.measure(words, environment(), is_synced)
        return contestants

    def many_users(self):
        """The whole run with five times the users of the same number of customers."""
        data = generated(self.middle, self.python, users_per_customer=500)
        return self.turns({"ours": self.night(data, self.memory)})

    def large(self):
        """The whole run and the count alone at L and at the middle size, ours."""
        contestants = {}
        for size in (self.middle, "L"):
            users = chosen(f"{size}-users", self.data[size] / USERS)
            self.answers[size].check_count(users)
            contestants[f"{size}, whole run"] = self.night(self.data[size], self.memory, answers=self.answers[size])
            contestants[f"{size}, counting"] = self.counted(users)
        return self.turns(contestants)

    def page(self):
        """Pages rendered: a line of JSON a round."""
        return in_turn({"ours": lambda: run([RENDER_PAGE], keep_output=True)}, self.rounds)

    def turns(self, contestants):
        return in_turn(contestants, self.rounds)

    def counted(self, exports):
        return lambda: run([COUNT_USERS, TEMPLATES, exports, NIGHT])

    def rival(self, script, *words):
        return lambda: run([self.python, script, *words], environment=environment())

    def night(self, data, outputs, is_synced=False, answers=None):
        """A run of ours; its answers are looked at once, in the warm-up round."""
        words = [PROGRAM, "run", "--exports", data, "--night", NIGHT, "--output", "OUTPUT"]

        def look(output):
            if answers and data.name not in self.figures:
                self.figures[data.name] = answers.check_night(output / NIGHT)
                print(f"{data.name}: {self.figures[data.name]} figures are those of the reference", flush=True)

        return lambda: outputs.measure(words, None, is_synced, look)

    def check_delivery(self, users, data, answers):
        """A night of ours from the users of another delivery and the rest of the data."""
        links = chosen(f"{users.name}-whole", *users.iterdir(), *(data / name for name in OTHERS))
        self.night(links, self.memory, answers=answers)()
