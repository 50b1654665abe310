#!/usr/bin/env python3
"""How time and memory of the program grow with its input: docs/growth.md.

    scripts/check/growth.py --mitoshi PROGRAM [--only NAME] [--output docs/growth.md] [--quick]

Every reader and every command gets inputs of a size, of twice and of four times that size. Told are the processor's seconds, the most
memory that was held, and by how much the seconds grew each time that the size doubled: about 2 where they grow in line with the input,
4 where they grow with its square. The time that an empty run takes is taken off before. Ends with 1 where seconds of the largest
size grew by more than 3.2.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1767225600"}
# What grows faster than this when its size doubles isn't in line with it; shorter times are too short to tell.
MOST, SHORTEST = 3.2, 0.25


def run(program, arguments, folder, standard_input=None):
    """The processor's seconds, the most memory in MB, and the exit code."""
    with open(standard_input or os.devnull, "rb") as given, open(os.devnull, "wb") as lost:
        process = subprocess.Popen([program, *map(str, arguments)], cwd=folder, env=ENVIRONMENT, stdin=given,
                                   stdout=lost, stderr=lost)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode


# Inputs

TABLE = "事業番号\t事業指標\t現状値\t令和3年度目標値\t令和4年度目標値\n"
DECLARATION = "市民部長の目標宣言（令和3年度）\n\n" + TABLE


def rows(count):
    return "".join(f"{n // 100 + 1}-{n % 100 + 1}\t利用者数その{n}\t{n + 100}人（令和2年度）\t{n + 110}人\t{n + 120}人\n"
                   for n in range(count))


def declaration(folder, text):
    (folder / "d.txt").write_text(text, encoding="utf-8")
    return ["ingest", "d.txt", "--output", "made", "--force", "--quiet"]


def cell(text):
    """A declaration, one of whose cells holds `text`."""
    return DECLARATION + f"1-1\t利用者数{text}\t100人（令和2年度）\t110人\t120人\n"


def page(inside):
    head = "<tr><th>事業番号</th><th>事業指標</th><th>令和2年度現状値</th><th>令和3年度目標値</th></tr>"
    return f"<table>{head}<tr><td>1-1</td><td>利用者数</td><td>100人</td><td>110人</td></tr>{inside}</table>"


def package(folder, indicators, years=6, last=2025, stage=False):
    place = folder / "p"
    place.mkdir(exist_ok=True)
    (place / "declaration.csv").write_text("item,order,text,source,source_url\ntitle,1,Plan,,\n")
    with open(place / "indicators.csv", "w") as file:
        file.write("indicator_id,programme,indicator,unit,kind,direction,base_period\n")
        file.writelines(f"{n},,Users {n},人,flow,increase,FY{2014 + years}\n" for n in range(indicators))
    with open(place / "targets.csv", "w") as file:
        file.write("indicator_id,fiscal_year,value\n")
        file.writelines(f"{n},FY{last},{n + 900}\n" for n in range(indicators))
    with open(place / "measurements.csv", "w") as file:
        file.write("indicator_id,period,value\n")
        file.writelines(f"{n},FY{2015 + year},{n + 500 + (n * 7 + year * 13) % 41}\n"
                        for n in range(indicators) for year in range(years))
    return place


def further_rows(count, row):
    """Measurements of a small package with so many rows more."""
    def make(folder):
        place = package(folder, 3)
        with open(place / "measurements.csv", "a") as file:
            file.writelines(row(n) for n in range(count))
        return ["check", "p"]
    return make


def bad_measurements(count, cell="x"):
    return further_rows(count, lambda n: f"1,FY{1900 + n % 100},{cell}\n")


def revisions(count):
    """Sound rows: values of a year that became known one after the other."""
    def make(folder):
        place = package(folder, 3)
        with open(place / "measurements.csv", "w") as file:
            file.write("indicator_id,period,value,known_on\n")
            for n in range(3):
                file.write(f"{n},FY2020,500,\n")
            file.writelines(f"1,FY{1900 + n % 100},{n % 97 + 400},{2001 + n // 36500}-{n // 100 // 31 % 12 + 1:02}-{n // 100 % 31 % 28 + 1:02}\n"
                            for n in range(count))
        return ["check", "p"]
    return make


def repeated(count):
    return further_rows(count, lambda n: f"{n % 3},FY{1900 + n % 50},{n}\n")


def plan(indicators, *arguments, last=2025):
    def make(folder):
        package(folder, indicators, last=last)
        return list(arguments)
    return make


def far(last):
    return plan(12, "assess", "p", "--format", "csv", last=last)


def series(count, length=8, *arguments):
    def make(folder):
        with open(folder / "s.csv", "w") as file:
            file.write("series_id,period,value\n")
            file.writelines(f"s{n},{2025 - length + year},{500 + (n * 7 + year * 13) % 41}\n"
                            for n in range(count) for year in range(length))
        return list(arguments)
    return make


def stream(count):
    def make(folder):
        with open(folder / "in.jsonl", "w") as file:
            file.writelines('{"id":"s%d","years":[2019,2020,2021,2022,2023],"values":[5,6,5,7,%d],"horizon":2}\n' % (n, n % 9)
                            for n in range(count))
        return ["stream", "<in.jsonl"]
    return make


def ledger(records):
    """A ledger that grew by one plan's answers after the other."""
    def make(folder, program):
        package(folder, 100)
        for seed in range(records // 100):
            run(program, ["record", "p", "--seed", seed, "--quiet"], folder)
        return ["score", "p"]
    return make


CONTENT = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/>" \
    "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>" \
    "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>"
RELATIONS = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"


def workbook(path, sheet):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT)
        archive.writestr("_rels/.rels", RELATIONS.format(f"<Relationship Id='r1' Type='{OFFICE}/officeDocument' Target='xl/workbook.xml'/>"))
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(f"<Relationship Id='r1' Type='{OFFICE}/worksheet' Target='s.xml'/>"))
        archive.writestr("xl/workbook.xml", f"<workbook {MAIN} xmlns:r='{OFFICE}'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>")
        archive.writestr("xl/s.xml", f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>")


def text_cell(place, text):
    return f"<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>"


def history(count, blank=0):
    """A history sheet with a row for each of `count` indicators, and formatted cells without a value."""
    def make(folder):
        package(folder, count or 3)
        sheet = "<row r='1'>" + text_cell("A1", "事業番号") + text_cell("B1", "2023年度") + "</row>"
        sheet += "".join(f"<row r='{n + 2}'>{text_cell(f'A{n + 2}', n)}<c r='B{n + 2}'><v>{n + 500}</v></c></row>"
                         for n in range(count or 3))
        first = (count or 3) + 2
        sheet += "".join(f"<row r='{first + row}'>" + "".join(f"<c r='{chr(65 + c)}{first + row}' s='0'/>" for c in range(20)) + "</row>"
                         for row in range(blank // 20))
        workbook(folder / "h.xlsx", sheet)
        return ["check", "p", "--measurements", "h.xlsx"]
    return make


def paper(maker):
    return lambda size: lambda folder: declaration(folder, maker(size))


# What is tried: name, what is counted, how it is made, the smallest size.
CASES = [
    ("`ingest`: indicators of a declaration", "indicators", paper(lambda n: DECLARATION + rows(n)), 500),
    ("`ingest`: tags that are never closed, in a cell", "tags", paper(lambda n: cell("<a" * n)), 25_000),
    ("`ingest`: comments that are never closed, in a cell", "comments", paper(lambda n: cell("<!--" * n)), 25_000),
    ("`ingest`: spaces within a cell", "spaces", paper(lambda n: cell(" " * n + "x<br>")), 50_000),
    ("`ingest`: brackets in a cell", "brackets", paper(lambda n: cell("(" * n)), 50_000),
    ("`ingest`: ampersands in a cell", "ampersands", paper(lambda n: cell("&" * n)), 50_000),
    ("`ingest`: digits in a cell", "digits", paper(lambda n: cell("") + "1-2\tx\t" + "1" * n + "\t1\t1\n"), 100_000),
    ("`ingest`: lines that begin with a quote", "lines", paper(lambda n: '"a\n' * n), 12_500),
    ("`ingest`: lines that begin with a quote, below a table", "lines", paper(lambda n: DECLARATION + rows(2) + '"a\n' * n), 12_500),
    ("`ingest`: headers without rows", "lines", paper(lambda n: TABLE * n), 1_000),
    ("`ingest`: rows that call themselves values", "lines", paper(lambda n: "実績\t1\n" * n), 5_000),
    ("`ingest`: lines of other words", "lines", paper(lambda n: DECLARATION + rows(2) + "\n" + "ここは文章です。\n" * n), 2_500),
    ("`ingest`: rows of too few cells", "rows", paper(lambda n: DECLARATION + rows(2) + "1-1\tx\n" * n), 1_000),
    ("`ingest`: the same indicator again and again", "rows", paper(lambda n: DECLARATION + "1-1\t利用者数\t100人（令和2年度）\t110人\t120人\n" * n), 1_000),
    ("`ingest`: rows of a page", "rows", paper(lambda n: page("<tr><td>2-1</td><td>x</td><td>1人</td><td>2人</td></tr>" * n)), 1_000),
    ("`ingest`: cells of one row of a page", "cells", paper(lambda n: page("<tr>" + "<td>x" * n + "</tr>")), 25_000),
    ("`ingest`: cells that reach over a page", "rows", paper(lambda n: page("<tr><td rowspan=9999 colspan=999>x</tr>" + "<tr><td>y</tr>\n" * n)), 2_500),
    ("`ingest`: a page whose tags are never closed", "tags", paper(lambda n: page("<td " * n)), 50_000),
    ("`check`: rows of `measurements.csv` that can't be read", "rows", lambda n: bad_measurements(n), 250_000),
    ("`check`: rows for a year that has a value already", "rows", lambda n: repeated(n), 50_000),
    ("`check`: sound rows of `measurements.csv`", "rows", lambda n: revisions(n), 25_000),
    ("`check`: indicators of a package", "indicators", lambda n: plan(n, "check", "p"), 2_000),
    ("`check`: rows of a history sheet", "rows", lambda n: history(n), 1_000),
    ("`check`: formatted cells without a value in a workbook", "cells", lambda n: history(0, n), 50_000),
    ("`assess`: indicators", "indicators", lambda n: plan(n, "assess", "p", "--format", "csv"), 50),
    ("`assess`: years to the target of each of 12 indicators", "years", lambda n: far(2020 + n), 20),
    ("`report`: indicators", "indicators", lambda n: plan(n, "report", "p", "--output", "out", "--quiet"), 25),
    ("`record`: indicators", "indicators", lambda n: plan(n, "record", "p", "--quiet"), 50),
    ("`score`: records of a ledger", "records", lambda n: ledger(n), 2_000),
    ("`backtest`: series", "series", lambda n: series(n, 12, "backtest", "s.csv"), 25),
    ("`forecast`: series", "series", lambda n: series(n, 8, "forecast", "--series", "s.csv", "--horizon", "3", "--prior", "shipped"), 200),
    ("`forecast`: values of one series", "values", lambda n: series(1, n, "forecast", "--series", "s.csv", "--horizon", "3"), 250),
    ("`forecast`: years ahead", "years", lambda n: series(40, 8, "forecast", "--series", "s.csv", "--prior", "shipped", "--horizon", n), 25),
    ("`stream`: lines", "lines", lambda n: stream(n), 500),
]


def measure(program, case, size):
    _, _, maker, _ = case
    with tempfile.TemporaryDirectory(prefix="mitoshi-growth-") as folder:
        folder = pathlib.Path(folder)
        make = maker(size)
        arguments = make(folder, program) if make.__code__.co_argcount == 2 else make(folder)
        given = None
        if str(arguments[-1]).startswith("<"):
            given = folder / arguments.pop()[1:]
        return run(program, arguments, folder, given)


HEAD = """# How time and memory grow

Made by `make growth` ([scripts/check/growth.py](../scripts/check/growth.py)): every reader and every command with inputs of a size, of
twice and of four times that size. The last column says by how much the processor's seconds grew with each doubling, after the {empty:.2f} s
that the program takes for nothing at all: 2 is in line with the input, 4 would be its square, – is too short to tell. Seconds are those of
one processor or, where a command uses several, of all together; MB are the most memory held at once.

Beyond a hundred years ahead of a series each further year takes longer than the one before, up to the limit of two hundred.
Inputs beyond a limit are refused with a message that names it: [security.md](security.md#limits). `GrowthTests` holds the readers to
this with every run of the tests.

| input | size | seconds | MB | growth |
| --- | --- | --- | --- | --- |
"""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mitoshi", required=True)
    options.add_argument("--only", default="")
    options.add_argument("--output", type=pathlib.Path)
    options.add_argument("--quick", action="store_true", help="a tenth of each size")
    chosen = options.parse_args()
    program = str(pathlib.Path(chosen.mitoshi).resolve())
    empty = min(run(program, ["--help"], ".")[0] for _ in range(3))
    lines, holds = [], True
    for case in CASES:
        name, counted, _, least = case
        if chosen.only not in name:
            continue
        least = least // 10 if chosen.quick else least
        sizes = [least, 2 * least, 4 * least]
        found = [measure(program, case, size) for size in sizes]
        seconds = [max(one[0] - empty, 0.001) for one in found]
        growth = [f"{b / a:.1f}" if b > SHORTEST else "–" for a, b in zip(seconds, seconds[1:])]
        fast = seconds[2] > SHORTEST and seconds[2] / seconds[1] > MOST
        holds = holds and not fast
        line = f"| {name} | " + ", ".join(f"{size:,}" for size in sizes) + f" {counted} | " + ", ".join(
            f"{one[0]:.2f}" for one in found) + " | " + ", ".join(f"{one[1]:.0f}" for one in found) + " | " + ", ".join(growth) + " |"
        print(line + (" ← " if fast else ""), [one[2] for one in found], flush=True)
        lines.append(line)
    if chosen.output:
        chosen.output.write_text(HEAD.format(empty=empty) + "\n".join(lines) + "\n")
    sys.exit(0 if holds else 1)


main()
