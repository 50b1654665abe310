"""What the sliders say, against what the program says of the plan changed alike."""
import csv
import io
import json
import shutil

from .packages import mitoshi, read_table, write_table
from .pages import opened

TOLERANCE = 0.001


def chances(program, folder):
    """What the program says of each target: the verdict's probability, or the reference figure beside it."""
    document = json.loads(mitoshi(program, "assess", str(folder), "--format", "json", "--quiet"))
    answers = {}
    for indicator in document["indicators"]:
        for target in indicator["targets"]:
            prior = target["prior_forecast"]
            answers[indicator["indicator_id"], target["fiscal_year"]] = (
                prior["probability"] if prior else target["probability"])
    return answers


def page_says(page, key, level, pace):
    """Moves both sliders of a panel by their numbers; the target, the pace and the chance then shown."""
    return page.evaluate(
        """([key, level, pace]) => {
            const box = document.getElementById(key);
            for (const [name, value] of [["level", level], ["pace", pace]]) {
                const slider = box.querySelector("input." + name);
                if (!slider) continue;
                slider.value = value;
                slider.dispatchEvent(new Event("input"));
            }
            return Number(box.querySelector(".probability").dataset.probability);
        }""", [key, level, pace])


def step(steps, index):
    first, last, count = steps
    return first if count < 2 else float(f"{first + (last - first) * index / (count - 1):.12g}")


def shared_directions(program, folder):
    """The direction of each indicator whose targets all have the same one, and the last digit of its values."""
    text = mitoshi(program, "assess", str(folder), "--format", "csv", "--quiet")
    found, digits = {}, {}
    for row in csv.DictReader(io.StringIO(text)):
        if row["direction"]:
            is_known = row["direction_basis"] != "ambiguous"
            found.setdefault(row["indicator_id"], set()).add(row["direction"] if is_known else None)
            digits[row["indicator_id"]] = float(row["digit"] or 0)
    return {name: (min(own), digits[name]) for name, own in found.items() if len(own) == 1 and None not in own}


def is_whole(amount, digit):
    return digit == 0 or abs(amount / digit - round(amount / digit)) < 1e-6


def compare_curves(browser, program, folder, page_file, checks, name, wanted, generator, scratch):
    """Moves sliders at random and assesses plans changed alike; a pace is a target moved the other way.

    A moved target keeps the plan's direction, so the changed plans state it; indicators whose targets have different ones
    are left out.
    """
    largest, done = 0.0, 0
    indicators = read_table(folder / "indicators.csv")
    targets = read_table(folder / "targets.csv")
    directions = shared_directions(program, folder)
    with opened(browser, page_file, checks, f"{name} in numbers") as page:
        panels = json.loads(page.locator("#what-if-data").text_content())["panels"]
        while done < wanted:
            changed = scratch / f"{name}-{done}"
            shutil.copytree(folder, changed)
            rows, asked = [dict(row) for row in targets], []
            for place, indicator in enumerate(indicators, start=1):
                own = [row for row in rows if row["indicator_id"] == indicator["indicator_id"]]
                keys = [f"what-if-{place}-{number}" for number in range(1, len(own) + 1)]
                open_keys = [key for key in keys if key in panels]
                if not open_keys or indicator["indicator_id"] not in directions:
                    continue
                digit = directions[indicator["indicator_id"]][1]
                key = generator.choice(open_keys)
                panel, row = panels[key], own[keys.index(key)]
                level_index = generator.randrange(panel["levels"][2])
                level, pace_index, pace = step(panel["levels"], level_index), panel["paces"][2] // 2, 0.0
                # Inside the possible values a pace is the same as a target moved back, if it moves by a whole number of
                # last digits: what meets a target is rounded to them.
                if generator.random() < 0.5:
                    index = generator.choice([
                        index for index in range(panel["paces"][2])
                        if is_whole(step(panel["paces"], index) * panel["years"], digit)])
                    moved = level - step(panel["paces"], index) * panel["years"]
                    below, above = panel["slack"][level_index if len(panel["slack"]) > 1 else 0]
                    lower, upper = panel["lower"], panel["upper"]
                    # At a bound the level is met or missed whatever moves, and a target moved away from it isn't.
                    is_inside = all(
                        (lower is None or value > lower and (below is None or value - below > lower))
                        and (upper is None or value < upper and (above is None or value + above < upper))
                        for value in (level, moved))
                    if is_inside:
                        pace_index, pace = index, step(panel["paces"], index)
                row["value"] = repr(round(level - pace * panel["years"], 9))
                asked.append((key, level_index, pace_index, indicator["indicator_id"], row["fiscal_year"], level, pace))
            for indicator in (changed_rows := [dict(row) for row in indicators]):
                if indicator["indicator_id"] in directions:
                    indicator.update(direction=directions[indicator["indicator_id"]][0], direction_basis="stated")
            write_table(changed / "indicators.csv", changed_rows)
            write_table(changed / "targets.csv", rows)
            answers = chances(program, changed)
            for key, level_index, pace_index, number, year, level, pace in asked[: wanted - done]:
                says = page_says(page, key, level_index, pace_index)
                expected = answers[number, int(year.removeprefix("FY"))]
                difference = abs(says - expected)
                largest = max(largest, difference)
                checks.expect(
                    difference <= TOLERANCE,
                    f"{name} {number} {year}, target {level:g}, pace {pace:g}: the page says {says:.5f}, the program {expected:.5f}")
                done += 1
    print(f"  {done} targets and paces: the page and the program differ by {100 * largest:.3f} points at most")
