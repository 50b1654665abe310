#!/usr/bin/env python3
"""Measures the program's sources: how much there is, in how many pieces, and where the pieces need each other round about.

    python3 scripts/check/house.py [TREE]

TREE is the top of a copy of the repository, this one unless given: measure it before a large change and after. Prints a
table and the circles of every target in Sources, Benchmarks apart:

- lines and files of Swift, the median length of a file, files of 30 lines and less, files of more than 400 (what a
  script made apart: their first lines say so), public declarations, and files with Japanese texts in their code;
- folders, then files, that need each other directly or round about. As in FolderTests a file needs what declares a type
  that it names, type by type; a name that two places declare tells nothing, and files at the top of a target are one folder.

Needs nothing beyond Python's standard library.
"""
import argparse
import collections
import pathlib
import re
import statistics

DECLARATION = re.compile(
    r"^(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package|internal|final|indirect) )*"
    r"(?:struct|enum|class|protocol|actor|typealias) (\w+)", re.MULTILINE)
PUBLIC = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))? )*public (?:(?:static|final|indirect|mutating|nonisolated|override|convenience|"
    r"private\(set\)|package\(set\)|internal\(set\)) )*"
    r"(?:let|var|func|init|struct|enum|class|protocol|actor|typealias|subscript|case)\b", re.MULTILINE)
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
SHORT, LONG = 30, 400


class Source:
    """A file of a target."""

    def __init__(self, path, target):
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(target).parts
        self.name = "/".join(parts)
        self.folder = parts[0] if len(parts) > 1 else "."
        self.lines = text.count("\n")
        self.is_generated = "// Made by scripts/" in text[:300]
        self.publics = len(PUBLIC.findall(text))
        code = re.sub(r"//[^\n]*", "", text)
        self.has_japanese = bool(JAPANESE.search(code))
        code = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', code)
        self.types = set(DECLARATION.findall(code))
        self.names = set(re.findall(r"\b[A-Z]\w+", code))


def needs(sources, place):
    """For each place of a source, that is its folder or its name, those whose types it names."""
    homes = collections.defaultdict(set)
    for source in sources:
        for name in source.types:
            homes[name].add(place(source))
    found = {place(source): set() for source in sources}
    for source in sources:
        for name in source.names:
            if len(homes[name]) == 1:
                found[place(source)] |= homes[name] - {place(source)}
    return found


def circles(needs):
    """The sets of more than one place that all need each other, the largest first."""
    reached = {}
    for start in needs:
        seen, left = set(), list(needs[start])
        while left:
            place = left.pop()
            if place not in seen:
                seen.add(place)
                left += needs[place]
        reached[start] = seen
    found = {frozenset(b for b in reached[a] if a in reached[b]) for a in needs}
    return sorted((sorted(circle) for circle in found if len(circle) > 1), key=lambda circle: (-len(circle), circle))


def row(name, sources):
    lines = [source.lines for source in sources]
    long = [source for source in sources if source.lines > LONG and not source.is_generated]
    return (
        f"| {name} | {sum(lines):,} | {len(sources)} | {statistics.median(lines):g} | "
        f"{sum(line <= SHORT for line in lines)} | {len(long)} | {sum(source.publics for source in sources):,} | "
        f"{sum(source.has_japanese for source in sources)} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", nargs="?", default=".", help="the top of a copy of the repository")
    folder = pathlib.Path(parser.parse_args().tree) / "Sources"
    targets = {}
    for target in sorted(path for path in folder.iterdir() if path.is_dir() and path.name != "Benchmarks"):
        sources = [Source(path, target) for path in sorted(target.rglob("*.swift"))]
        if sources:
            targets[target.name] = sources
    print(f"| target | lines | files | median | to {SHORT} lines | over {LONG} | public | with Japanese |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, sources in targets.items():
        print(row(name, sources))
    everything = [source for sources in targets.values() for source in sources]
    print(row("together", everything))
    print(f"\nover {LONG} lines: " + (", ".join(
        f"{source.name} ({source.lines})" for source in everything if source.lines > LONG) or "none"))
    for title, place in [("folders", lambda source: source.folder), ("files", lambda source: source.name)]:
        print(f"\ncircles of {title}")
        for name, sources in targets.items():
            found = circles(needs(sources, place))
            sizes = ", ".join(str(len(circle)) for circle in found) or "none"
            print(f"- {name}: {sizes}" + "".join(f"\n    {' '.join(circle)}" for circle in found))


if __name__ == "__main__":
    main()
