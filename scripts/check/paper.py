#!/usr/bin/env python3
"""Opens the council's paper in LibreOffice and compares what stands there with its Markdown.

For each package and language `mitoshi report --format paper` writes paper.md and paper.docx, twice with the same bytes;
LibreOffice converts the latter headless to text and PDF. Every paragraph and cell of the Markdown must stand in the text, in
order, the pages must be A4 upright, and the table's header must be on every page that the table reaches.

    python3 scripts/check/paper.py [--mitoshi PATH] [--package FOLDER ...] [--output FOLDER]

Needs LibreOffice Writer (`soffice`) and poppler-utils; PDFs and pictures of the first pages go into the folder named by
--output. Exits with 1 when something differs.
"""
import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SIGNS = {"&lt;": "<", "&amp;": "&"}


def plain(text):
    """Markdown's escapes undone."""
    text = re.sub(r"\\([\\`*_\[\]|#~+>-])", r"\1", text.strip().strip("*"))
    for sign, letter in SIGNS.items():
        text = text.replace(sign, letter)
    return squeezed(text)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def pieces(markdown):
    """Titles, paragraphs and cells in order, and the header's cells."""
    found, header = [], []
    for line in markdown.splitlines():
        if line.startswith("|"):
            cells = [plain(cell.replace("<br>", " ")) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if all(re.fullmatch(r"-+:?", cell) for cell in cells):
                continue
            header = header or cells
            found += cells
        elif line.strip():
            found.append(plain(line.lstrip("# ")))
    return found, header


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def check(program, package, language, output):
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for copy in ("one", "two"):
            run(program, "report", str(package), "--output", str(folder / copy), "--format", "paper", "--lang", language, "--quiet")
        paper = folder / "one" / "paper.docx"
        if paper.read_bytes() != (folder / "two" / "paper.docx").read_bytes():
            problems.append("differs the second time")
        for form in ("txt:Text (encoded):UTF8", "pdf"):
            run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form, "--outdir", str(folder), str(paper))
        text, place = squeezed((folder / "paper.txt").read_text(encoding="utf-8-sig")), 0
        wanted, header = pieces((folder / "one" / "paper.md").read_text(encoding="utf-8"))
        for piece in wanted:
            at = text.find(piece, place)
            if at < 0:
                problems.append(f"lacks, or has elsewhere, “{piece}”")
            else:
                place = at + len(piece)
        pdf = folder / "paper.pdf"
        size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", str(pdf)))
        if not size or [round(float(length)) for length in size.groups()] != [595, 842]:
            problems.append(f"isn't A4 upright: {size and size.group(0)}")
        # Cells stand on few pages; a page with the name of a row has the header as well.
        pages = [squeezed(page) for page in run("pdftotext", "-layout", str(pdf), "-").split("\f")]
        rows = [line for line in wanted if re.match(r"\d+-\d+\S", line) and len(line) < 60]
        for number, page in enumerate(pages, start=1):
            if any(row[:12] + "→" in page for row in rows) and squeezed(header[1]) not in page:
                problems.append(f"page {number} has no header")
        target = output / f"{package.name}-{language}"
        run("pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf), str(target))
        target.with_suffix(".pdf").write_bytes(pdf.read_bytes())
        print(f"{package.name} {language}: {len(wanted)} pieces of text on {len(pages) - 1} pages")
    return [f"{package.name} {language}: {problem}" for problem in problems]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mitoshi", default=".build/release/mitoshi", help="the program")
    parser.add_argument("--package", nargs="+", type=Path, default=[Path("data/isehara"), Path("data/example-budget")])
    parser.add_argument("--output", type=Path, default=Path("build/check-paper"))
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    problems = [
        problem
        for package in options.package
        for language in ("ja", "en")
        for problem in check(options.mitoshi, package, language, options.output)
    ]
    print("\n".join(problems), file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
