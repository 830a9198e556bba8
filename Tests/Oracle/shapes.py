"""In which states, on which terms and in how many pieces the units of one product are sold."""

USUAL = ["plain"] * 8
UNUSUAL = ["over", "trial", "trial", "only trial", "grace", "grace beside", "grace beside", "suspended", "disabled", "gone", "strange",
           "strange only", "free units", "two", "all states", "grace trial", "trial beside grace", "own", "own beside", "own beside",
           "own beside trial", "unsold", "unsaid", "unsaid beside trial", "unsaid grace beside", "unsaid suspended"]
STATES = ("Active", "InGracePeriod", "Suspended", "Disabled", "Deprovisioned", "Paused")


def sell(shape, row, people, part, slack):
    """Subscriptions for `people`, `part` of whom one of them serves; row(state, is trial, sold, assigned, tenant-wide)."""
    rest = people - part
    return {
        "plain": lambda: [row("Active", False, people + slack, people)],
        "over": lambda: [row("Active", False, max(people - 1 - slack, 0), people)],
        "trial": lambda: [row("Active", False, part, part), row("Active", True, rest + slack, rest)],
        "only trial": lambda: [row("Active", True, people + slack, people)],
        "grace": lambda: [row("InGracePeriod", False, people + slack, people)],
        "grace beside": lambda: [row("Active", False, part, part), row("InGracePeriod", False, rest + slack, rest)],
        "suspended": lambda: [row("Active", False, part, part), row("Suspended", False, rest, rest)],
        "disabled": lambda: [row("Disabled", False, people, people)],
        "gone": lambda: [row("Deprovisioned", False, people, people)],
        "strange": lambda: [row("Active", False, part, part), row("Paused", False, rest, rest)],
        "strange only": lambda: [row("Paused", False, people, people)],
        "free units": lambda: [row("Active", False, 10000, people)],
        "two": lambda: [row("Active", False, part + slack, part), row("Active", False, rest, rest)],
        "all states": lambda: [row(state, trial, rest // 5 + 1, rest // 9) for trial in (False, True) for state in STATES],
        "grace trial": lambda: [row("InGracePeriod", False, part, part), row("InGracePeriod", True, rest, rest)],
        "trial beside grace": lambda: [row("InGracePeriod", False, part, part), row("Active", True, rest, rest)],
        "own": lambda: [row("Active", False, people + slack, people, "False")],
        "own beside": lambda: [row("Active", False, people + slack, people), row("Active", False, part, part, "False")],
        "own beside trial": lambda: [row("Active", True, rest, rest), row("Active", False, part, part),
                                     row("Active", False, part, part, "False")],
        "unsold": lambda: [row("Active", False, 0, people)],
        "unsaid": lambda: [row("Active", None, people + slack, people)],
        "unsaid beside trial": lambda: [row("Active", None, part, part), row("Active", True, rest, rest)],
        "unsaid grace beside": lambda: [row("Active", False, part, part), row("InGracePeriod", None, rest + slack, rest)],
        "unsaid suspended": lambda: [row("Active", False, part, part), row("Suspended", None, rest, rest)],
    }[shape]()
