#!/usr/bin/env python3
"""Solves 100 random budgets as integer programs, by CBC, for FundingOracleTests.

    scripts/oracles/budgets.py > Tests/PlanningTests/Fixtures/budgets.csv        # needs coinor-cbc

An option is funded or not; of each indicator one set of its options holds, with its worth. Within the budget, with at most one option of a
group, none without those that it requires, and at least its floor spent in each section, the worth is to be the greatest. What CBC chooses
is checked and its worth summed anew from the table, so that the solver's tolerances aren't in the file. Where CBC is told another order of
the options it must find the same worth.
"""
import csv
import pathlib
import random
import re
import subprocess
import sys
import tempfile

PROBLEMS = 100
chance = random.Random(20261130)


def problem(number):
    """From a few options, as trying every set can check too, to sixty, and from loose budgets to ones that nothing fits."""
    count = chance.randint(4, 16) if number < 40 else chance.randint(17, 32) if number < 80 else chance.randint(33, 60)
    options = [
        {
            "cost": chance.randint(1, 400) * 50_000, "section": f"S{chance.randint(0, 3)}",
            "group": f"G{chance.randint(0, 2)}" if chance.random() < 0.2 else "",
            "requires": chance.randrange(place) if place and chance.random() < 0.15 else None,
        } for place in range(count)]
    parts = [part(count) for _ in range(chance.randint(2, max(3, count // 3)))]
    total = sum(option["cost"] for option in options)
    floors = {f"S{place}": chance.randint(1, 200) * 100_000 for place in range(4) if chance.random() < 0.15}
    return options, parts, floors, round(total * chance.choice((0.05, 0.15, 0.3, 0.5, 0.8)))


def part(count):
    """A chance that its options lift, alone or more than together, and some spoil."""
    members = sorted(chance.sample(range(count), chance.randint(1, min(5, count))))
    base = chance.uniform(0.05, 0.8)
    gains = [chance.uniform(-0.1, 0.6) for _ in members]
    power = chance.choice((0.5, 1, 1, 2))
    worths = []
    for chosen in range(2 ** len(members)):
        lift = max(0, sum(gain for place, gain in enumerate(gains) if chosen >> place & 1)) ** power
        worths.append(round(base + (1 - base) * lift / (1 + lift), 6))
    return members, worths


def program(options, parts, floors, budget, order):
    """As CPLEX's format has it; x is an option, y a set of a part's options."""
    def total(terms):
        return " ".join(f"{'+' if factor >= 0 else '-'} {abs(factor):.10g} {name}" for factor, name in terms) or "0 x0"

    worth = [(w, f"y{p}_{s}") for p, (_, worths) in enumerate(parts) for s, w in enumerate(worths)]
    rows = [total((options[o]["cost"], f"x{o}") for o in order) + f" <= {budget}"]
    for group in sorted({option["group"] for option in options} - {""}):
        rows.append(total((1, f"x{o}") for o in order if options[o]["group"] == group) + " <= 1")
    rows += [f"x{o} - x{options[o]['requires']} <= 0" for o in order if options[o]["requires"] is not None]
    for section, floor in floors.items():
        own = [(options[o]["cost"], f"x{o}") for o in order if options[o]["section"] == section]
        rows.append(total(own) + f" >= {floor}")
    for p, (members, worths) in enumerate(parts):
        rows.append(total((1, f"y{p}_{s}") for s in range(len(worths))) + " = 1")
        for bit, member in enumerate(members):
            chosen = total((1, f"y{p}_{s}") for s in range(len(worths)) if s >> bit & 1)
            rows.append(f"{chosen} - x{member} = 0")
    names = "\n ".join(f"x{o}" for o in order)
    return "Maximize\n obj: " + total(worth) + "\nSubject To\n " + "\n ".join(rows) + "\nBinary\n " + names + "\nEnd\n"


def solved(folder, text):
    """The places of what is funded; None where nothing may be."""
    (folder / "budget.lp").write_text(text)
    subprocess.run(
        ["cbc", "budget.lp", "ratioGap", "0", "allowableGap", "0", "seconds", "600", "solve", "solution", "found"],
        cwd=folder, check=True, stdout=subprocess.DEVNULL)
    head, *rows = (folder / "found").read_text().splitlines()
    if head.startswith(("Infeasible", "Integer infeasible")):
        return None
    if not head.startswith("Optimal"):
        raise AssertionError(head)
    found = (re.match(r"\W*\d+ +x(\d+) +(\S+)", row) for row in rows)
    return sorted(int(row[1]) for row in found if row and float(row[2]) > 0.5)


def worth(chosen, options, parts, floors, budget):
    """Of a choice that keeps every rule."""
    own = set(chosen)
    groups = [options[o]["group"] for o in chosen if options[o]["group"]]
    assert sum(options[o]["cost"] for o in chosen) <= budget and len(set(groups)) == len(groups)
    assert all(options[o]["requires"] is None or options[o]["requires"] in own for o in chosen)
    for section, floor in floors.items():
        assert sum(options[o]["cost"] for o in chosen if options[o]["section"] == section) >= floor
    return sum(worths[sum(1 << bit for bit, m in enumerate(members) if m in own)] for members, worths in parts)


writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(["problem", "row", "first", "second", "third", "fourth"])
with tempfile.TemporaryDirectory() as name:
    for number in range(PROBLEMS):
        options, parts, floors, budget = asked = problem(number)
        places = list(range(len(options)))
        found = [solved(pathlib.Path(name), program(*asked, order)) for order in (places, places[::-1])]
        worths = [None if chosen is None else worth(chosen, *asked) for chosen in found]
        assert worths[0] == worths[1] or abs(worths[0] - worths[1]) < 1e-9, (number, worths)
        writer.writerow([number, "best", budget, "" if worths[0] is None else f"{worths[0]:.6f}", "", ""])
        for option in options:
            needed = "" if option["requires"] is None else option["requires"]
            writer.writerow([number, "option", option["cost"], option["section"], option["group"], needed])
        for section, floor in floors.items():
            writer.writerow([number, "floor", section, floor, "", ""])
        for members, worths in parts:
            writer.writerow([number, "part", " ".join(map(str, members)), " ".join(f"{w:g}" for w in worths), "", ""])
