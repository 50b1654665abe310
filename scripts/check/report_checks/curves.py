"""What the sliders say, against what the program says: of made-up targets, and of a pace that comes to the same."""
import csv
import io
import json
import re
import shutil

from .packages import mitoshi, read_table, write_scenarios
from .pages import opened

TOLERANCE = 0.001


def chances(program, folder, paces):
    """What the program says of each target under an extra pace, {(indicator, year): pace}."""
    write_scenarios(folder, [(f"{number} {year}", number, pace) for (number, year), pace in paces.items()])
    text = mitoshi(program, "scenario", str(folder), "--format", "csv", "--quiet")
    return {
        (row["indicator_id"], int(row["period"][2:])): float(row["p_meet_after"])
        for row in csv.DictReader(io.StringIO(text))
        if row["scenario_id"] == f"{row['indicator_id']} {row['period'][2:]}"}


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
            return Number(box.querySelector(".verdict").dataset.probability);
        }""", [key, level, pace])


def step(steps, index):
    first, last, count = steps
    return first if count < 2 else float(f"{first + (last - first) * index / (count - 1):.12g}")


def digits(program, folder):
    """The last digit of each indicator's values, where the better side is known."""
    text = mitoshi(program, "assess", str(folder), "--format", "csv", "--quiet")
    return {
        row["indicator_id"]: float(row["digit"] or 0)
        for row in csv.DictReader(io.StringIO(text)) if row["direction"] and row["direction_basis"] != "ambiguous"}


def is_whole(amount, digit):
    return digit == 0 or abs(amount / digit - round(amount / digit)) < 1e-6


def compare_curves(browser, program, folder, page_file, checks, name, wanted, generator, scratch):
    """Moves sliders at random; a moved target is a pace the other way, since both keep what the plan declares."""
    largest, done = 0.0, 0
    indicators = read_table(folder / "indicators.csv")
    targets = read_table(folder / "targets.csv")
    known = digits(program, folder)
    changed = scratch / f"{name}-paced"
    shutil.copytree(folder, changed)
    with opened(browser, page_file, checks, f"{name} in numbers") as page:
        panels = json.loads(page.locator("#what-if-data").text_content())["panels"]
        while done < wanted:
            asked, paces = [], {}
            for place, indicator in enumerate(indicators, start=1):
                number = indicator["indicator_id"]
                own = [row for row in targets if row["indicator_id"] == number]
                keys = [f"what-if-{place}-{order}" for order in range(1, len(own) + 1)]
                open_keys = [key for key in keys if key in panels and panels[key]["years"] > 0]
                if not open_keys or number not in known:
                    continue
                digit, key = known[number], generator.choice(open_keys)
                panel, row = panels[key], own[keys.index(key)]
                declared, years = float(row["value"]), panel["years"]
                # What meets a target is rounded to the last digit, so that only whole numbers of them come to the same.
                levels = [
                    index for index in range(panel["levels"][2])
                    if is_whole(step(panel["levels"], index) - declared, digit)]
                steps = [
                    index for index in range(panel["paces"][2]) if is_whole(step(panel["paces"], index) * years, digit)]
                if not levels or not steps:
                    continue
                level_index, pace_index = generator.choice(levels), generator.choice(steps)
                if generator.random() < 0.5:
                    pace_index = panel["paces"][2] // 2
                level, pace = step(panel["levels"], level_index), step(panel["paces"], pace_index)
                lower, upper = panel["lower"], panel["upper"]
                # At a bound a level is met or missed whatever moves, and a pace that leads away from it isn't.
                is_inside = all(
                    (lower is None or value > lower) and (upper is None or value < upper)
                    for value in (level, declared, level - pace * years))
                if not is_inside:
                    continue
                year = int(row["fiscal_year"].removeprefix("FY"))
                paces[number, year] = pace + (declared - level) / years
                asked.append((key, level_index, pace_index, number, year, level, pace))
            answers = chances(program, changed, paces)
            for key, level_index, pace_index, number, year, level, pace in asked[: wanted - done]:
                says = page_says(page, key, level_index, pace_index)
                expected = answers[number, year]
                difference = abs(says - expected)
                largest = max(largest, difference)
                checks.expect(
                    difference <= TOLERANCE,
                    f"{name} {number} {year}, target {level:g}, pace {pace:g}: the page says {says:.5f}, the program {expected:.5f}")
                done += 1
    print(f"  {done} targets and paces: the page and the program differ by {100 * largest:.3f} points at most")


def with_panels(text, panels):
    """The page with other numbers behind its sliders."""
    data = re.compile(r'(<script[^>]*id="what-if-data"[^>]*>)(.*?)(</script>)', re.DOTALL)
    begin, old, end = data.search(text).groups()
    new = json.loads(old)
    new["panels"].update(panels)
    return data.sub(lambda _: begin + json.dumps(new).replace("<", "\\u003c") + end, text)


def compare_cases(browser, page_file, cases_file, checks, scratch):
    """Gives the sliders of a page the numbers of made-up targets of every sort, and moves them as the recorded cases do."""
    text = page_file.read_text(encoding="utf-8")
    made_up = json.loads(cases_file.read_text(encoding="utf-8"))
    with opened(browser, page_file, checks, "the page for recorded cases") as page:
        panels = json.loads(page.locator("#what-if-data").text_content())["panels"]
    keys = [key for key, panel in panels.items() if panel["paces"][2] > 1]
    done, changed = 0, scratch / "recorded-cases.html"
    for start in range(0, len(made_up), len(keys)):
        batch = dict(zip(keys, made_up[start:]))
        changed.write_text(with_panels(text, {key: one["panel"] for key, one in batch.items()}), encoding="utf-8")
        with opened(browser, changed, checks, "recorded cases") as page:
            for key, one in batch.items():
                for level, pace, expected in one["cases"]:
                    says = page_says(page, key, level, pace)
                    checks.expect(
                        abs(says - expected) <= TOLERANCE and (says in (0, 1)) == (expected in (0, 1)),
                        f"{one['name']}, target {level}, pace {pace}: the page says {says:.6f}, the program {expected:.6f}")
                    done += 1
    print(f"  {done} recorded cases of {len(made_up)} made-up targets")
