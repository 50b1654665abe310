#!/usr/bin/env python3
"""Changes the program in ways that would mislead its users, one after the other, and asks whether a test fails.

The changes are those of mutants.json: each with a name, what it does to a user (harm), the file, the text before and after
it, and the tests that must fail (a filter of `swift test`). The tree is copied into a work folder, which is kept so that the
next run builds less; there every mutant is put in, the tests are built, those of its filter are run, and the file is put
back. Before that the tests of all filters are run once without a mutant: they have to pass.

    python3 scripts/check/mutants.py [--work build/mutants] [NAME ...]

A mutant is killed where a test fails, crashes or takes longer than ten minutes (the run before it: an hour), and survives where
all pass. It is not applicable where its text before doesn't stand exactly once in its file, and broken where it doesn't
compile: both have to be put right.
Ends with a table and exits with 1 unless every mutant was killed. Needs Python's standard library and what building needs.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import time

FLAGS = ["--disable-xctest", "--disable-index-store", "-Xswiftc", "-gnone"]
PATIENCE = 600
PATIENCE_UNCHANGED = 3600
# What Swift Testing ends with where no test is wanted (EX_UNAVAILABLE).
NO_TEST = 69

# A main of its own: SwiftPM's asks the compiler's index for XCTest's tests, and there are none, nor an index.
ENTRY = pathlib.Path("Tests/XCTMain.swift")
MAIN = """import Testing

@main
struct Runner {
    static func main() async { await Testing.__swiftPMEntryPoint() as Never }
}
"""


class Tests:
    """The tests of a copy of the tree."""

    def __init__(self, folder):
        self.folder = folder

    def build(self):
        """What the compiler printed where it failed, else None."""
        run = subprocess.run(
            ["swift", "build", *FLAGS, "--build-tests"], cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        return run.stdout if run.returncode else None

    def run(self, pattern, patience=PATIENCE):
        """Whether all tests of the filter pass, and what was printed."""
        bundle = next((self.folder / ".build/debug").glob("*.xctest"))
        try:
            run = subprocess.run(
                [bundle, "--testing-library", "swift-testing", "--filter", pattern], cwd=self.folder,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=patience)
        except subprocess.TimeoutExpired:
            return False, f"no end within {patience} s"
        if run.returncode == NO_TEST:
            sys.exit(f"{pattern} finds no test")
        return run.returncode == 0, run.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="the mutants to try; all unless given")
    parser.add_argument("--work", default="build/mutants", help="the folder of the copy")
    options = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    mutants = chosen(json.loads((root / "scripts/check/mutants.json").read_text(encoding="utf-8")), options.names)
    work = pathlib.Path(options.work).resolve()
    copy_tree(root, work)
    tests = Tests(work)
    check_unchanged(tests, mutants)
    results = []
    for mutant in mutants:
        start = time.monotonic()
        result = try_out(mutant, work, tests)
        results.append(result)
        print(f"{result:14} {mutant['name']} ({time.monotonic() - start:.0f} s)", flush=True)
    print_table(mutants, results)
    return 0 if all(result == "killed" for result in results) else 1


def chosen(mutants, names):
    """The mutants of these names, in the file's order; all for none."""
    unknown = set(names) - {mutant["name"] for mutant in mutants}
    if unknown:
        sys.exit(f"no such mutant: {', '.join(sorted(unknown))}")
    return [mutant for mutant in mutants if not names or mutant["name"] in names]


def copy_tree(root, work):
    """Makes the work folder hold what the tree holds; files that are the same are left alone and not built again."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root, stdout=subprocess.PIPE,
        text=True, check=True).stdout
    names = {name for name in listed.split("\0") if name and (root / name).is_file()}
    for name in sorted(names):
        source, copy = root / name, work / name
        if not copy.is_file() or copy.read_bytes() != source.read_bytes():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
    for folder in ["Sources", "Tests"]:
        for path in (work / folder).rglob("*"):
            if path.is_file() and str(path.relative_to(work)) not in names | {str(ENTRY)}:
                path.unlink()
    entry = work / ENTRY
    if not entry.is_file() or entry.read_text(encoding="utf-8") != MAIN:
        entry.write_text(MAIN, encoding="utf-8")


def check_unchanged(tests, mutants):
    """Ends the run unless the tests of the filters pass as the tree is."""
    print("building the tests as they are", flush=True)
    failure = tests.build()
    if failure:
        sys.exit(failure)
    pattern = "|".join(sorted({mutant["filter"] for mutant in mutants}))
    passes, printed = tests.run(pattern, PATIENCE_UNCHANGED)
    if not passes:
        sys.exit(f"{printed}\nfails without a mutant")


def try_out(mutant, work, tests):
    path = work / mutant["file"]
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if text.count(mutant["before"]) != 1:
        return "not applicable"
    try:
        path.write_text(text.replace(mutant["before"], mutant["after"]), encoding="utf-8")
        if tests.build():
            return "broken"
        return "survived" if tests.run(mutant["filter"])[0] else "killed"
    finally:
        path.write_text(text, encoding="utf-8")


def print_table(mutants, results):
    print("\n| mutant | what it does to a user | result |\n| --- | --- | --- |")
    for mutant, result in zip(mutants, results):
        print(f"| `{mutant['name']}` | {mutant['harm']} | {result} |")
    print(f"\n{len(results)} mutants: " + ", ".join(
        f"{results.count(result)} {result}" for result in ["killed", "survived", "not applicable", "broken"]))


if __name__ == "__main__":
    sys.exit(main())
