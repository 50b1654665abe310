"""The packages whose reports are checked: made-up values of every sort, and names that would run if they weren't escaped."""
import csv
import io
import shutil
import subprocess
import sys

# The name breaks out of elements, attributes, scripts and drawings that don't escape, and would set window.ran.
HOSTILE = (
    "\"\u0301 onfocus=\"window.ran=1\" autofocus x=\"'><img src=x onerror=window.ran=1></title></svg></script>"
    "<script>window.ran=1</script><a href=\"javascript:window.ran=1\">{{{script}}}"
)

# id, kind, unit, base year, direction, history, targets; made up, one for each sort of distribution.
EXAMPLE = [
    ("1-1", "stock", "人", "", [(2012, 810), (2013, 842), (2014, 861), (2015, 905), (2016, 921), (2017, 960),
                                (2018, 1004), (2019, 1010), (2020, 1043)], {2021: 1070, 2022: 1100}),
    ("1-2", "flow", "人", "", [(2013, 5210), (2014, 5350), (2015, 5105), (2016, 5420), (2017, 5380), (2018, 5590),
                               (2019, 5470), (2020, 3120)], {2021: 4500, 2022: 5400}),
    ("1-3", "share", "%", "", [(2015, 61.2), (2016, 63.0), (2017, 64.1), (2018, 66.8), (2019, 67.9), (2020, 69.5)],
     {2021: 71, 2022: 73.5}),
    ("1-4", "cumulative-stock", "箇所", "", [(2016, 4), (2017, 6), (2018, 9), (2019, 11), (2020, 14)],
     {2021: 16, 2022: 19}),
    ("2-1", "small-count", "件", "", [(2014, 3), (2015, 5), (2016, 4), (2017, 6), (2018, 5), (2019, 7), (2020, 4)],
     {2021: 6, 2022: 7}),
    ("2-2", "flow", "件", "decrease", [(2014, 412), (2015, 398), (2016, 401), (2017, 377), (2018, 360), (2019, 352),
                                       (2020, 341)], {2021: 330, 2022: 310}),
    ("2-3", "stock", "団体", "maintain", [(2016, 145), (2017, 148), (2018, 143), (2019, 147), (2020, 145)],
     {2021: 145, 2022: 145}),
    ("2-4", "small-count", "件", "", [(2020, 2)], {2021: 4, 2022: 5}),
]


def mitoshi(program, *arguments):
    run = subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 0:
        sys.exit(f"mitoshi {' '.join(arguments)} ended with {run.returncode}:\n{run.stderr}")
    return run.stdout


def read_table(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def write_table(path, rows):
    columns = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def write_example(program, folder, more_years=0):
    """The example, or the example with the last target kept for so many years more."""
    mitoshi(program, "init", str(folder), "--quiet")
    indicators, targets, measurements = [], [], []
    for number, kind, unit, direction, history, goals in EXAMPLE:
        indicators.append({
            "indicator_id": number, "programme": "試験用の事業", "indicator": f"試験用の指標{number}", "unit": unit,
            "kind": kind, "direction": direction, "direction_basis": "stated" if direction else "",
            "base_period": "FY2020", "section": f"第{number[0]}課",
        })
        measurements += [{"indicator_id": number, "period": f"FY{year}", "value": value} for year, value in history]
        last = max(goals)
        kept = {last + more: goals[last] for more in range(1, more_years + 1)}
        targets += [
            {"indicator_id": number, "fiscal_year": f"FY{year}", "value": value} for year, value in (goals | kept).items()]
    write_table(folder / "indicators.csv", indicators)
    write_table(folder / "targets.csv", targets)
    write_table(folder / "measurements.csv", measurements)


# Of a made-up city: folder, name, and how the numbers of its indicators begin.
DEPARTMENTS = [
    ("anzen", "くらし安全課", "Safety", "1"), ("kyodo", "市民協働課", "Partnership", "2"), ("shimin", "市民活動課", "Citizens", "3"),
    ("madoguchi", "戸籍住民課", "Register", "4"),
]


def write_city(source, folder):
    """The plan cut into departments, a package each."""
    for name, department, english, digit in DEPARTMENTS:
        (folder / name).mkdir(parents=True)
        for table in ("indicators", "targets", "measurements", "stages"):
            shutil.copy(source / f"{table}.csv", folder / name)
            rows = [row for row in read_table(source / f"{table}.csv") if row["indicator_id"].startswith(digit)]
            write_table(folder / name / f"{table}.csv", rows)
        shutil.copy(source / "drivers.csv", folder / name)
        (folder / name / "declaration.csv").write_text(
            "item,order,text,source,source_url\n"
            f"title,1,{department}の目標,,\nfiscal_year,1,FY2021,,\ndepartment,1,{department},,\ndepartment_en,1,{english},,\n",
            encoding="utf-8")


def write_scenarios(folder, paces):
    """Extra paces as the package's only scenarios: name, indicator, pace."""
    with open(folder / "scenarios.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["scenario_id", "indicator_id", "kind", "amount"])
        writer.writerows([name, number, "extra-pace", repr(pace)] for name, number, pace in paces)


def write_hostile(source, folder):
    shutil.copytree(source, folder)
    for name, columns in (("indicators", ("indicator", "programme", "section", "note")), ("measurements", ("note", "source"))):
        rows = read_table(folder / f"{name}.csv")
        for row in rows:
            row.update({column: HOSTILE for column in columns})
            if name == "indicators" and row["unit"]:
                row["unit"] = HOSTILE
        write_table(folder / f"{name}.csv", rows)


def write_hostile_questions(source, folder):
    """Every text of the scenarios and interventions that names nothing else."""
    shutil.copytree(source, folder)
    for name, columns in (("interventions", ("name", "note")), ("scenarios", ("note",))):
        rows = read_table(folder / f"{name}.csv")
        for number, row in enumerate(rows):
            row.update({column: HOSTILE for column in columns})
            if name == "scenarios":
                row["scenario_id"] = f"{HOSTILE} {number}"
        write_table(folder / f"{name}.csv", rows)
