"""Writes the manual pages from the program's help, in English and in Japanese: mitoshi(1), and one for each command.

    python3 scripts/package/manual-pages.py PROGRAM FOLDER

FOLDER is that of all manual pages, such as /usr/share/man. Pages are compressed, the same bytes at every run.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

Command = dict[str, Any]
Argument = dict[str, Any]

HEADINGS = {
    "en": {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "description": "DESCRIPTION",
        "arguments": "ARGUMENTS",
        "options": "OPTIONS",
        "commands": "COMMANDS",
        "see": "SEE ALSO",
        "values": "Values: {}.",
        "default": "Default: {}.",
        "documents": "Documents and examples are in /usr/share/doc/mitoshi.",
        "command": "command",
    },
    "ja": {
        "name": "名前",
        "synopsis": "書式",
        "description": "説明",
        "arguments": "引数",
        "options": "オプション",
        "commands": "コマンド",
        "see": "関連項目",
        "values": "値：{}。",
        "default": "既定：{}。",
        "documents": "文書と例は /usr/share/doc/mitoshi にあります。",
        "command": "コマンド",
    },
}


def escaped(text: str) -> str:
    """A text as roff takes it: neither a hyphen for a dash, nor a request at the beginning of a line."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def spelt(argument: Argument) -> list[str]:
    """The names of an option or flag, short ones first: -q, --quiet."""
    return [("-" if name["kind"] == "short" else "--") + name["name"] for name in argument["names"]]


def in_synopsis(argument: Argument) -> str:
    value = f"\\fI{escaped(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        text = value
    else:
        text = f"\\fB{escaped(spelt(argument)[-1])}\\fR" + (f" {value}" if argument["kind"] == "option" else "")
    text = f"[{text}]" if argument["isOptional"] else text
    return text + ("..." if argument["isRepeating"] else "")


def in_list(argument: Argument, words: dict[str, str]) -> list[str]:
    """The item of one argument in the list of all: its names, what it says of itself, values and default."""
    value = f"\\fI{escaped(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        title = value
    else:
        title = ", ".join(f"\\fB{escaped(name)}\\fR" for name in spelt(argument))
        title += f" {value}" if argument["kind"] == "option" else ""
    lines = [".TP", title, escaped(argument.get("abstract", ""))]
    if "allValues" in argument:
        lines.append(escaped(words["values"].format(", ".join(argument["allValues"]))))
    if "defaultValue" in argument:
        lines.append(escaped(words["default"].format(argument["defaultValue"])))
    return lines


def page(command: Command, words: dict[str, str], version: str) -> str:
    """One command's page in roff."""
    name = "-".join([*command.get("superCommands", []), command["commandName"]])
    typed = name.replace("-", " ", 1) if "superCommands" in command else name
    arguments = [argument for argument in command.get("arguments", []) if argument["shouldDisplay"]]
    commands = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
    synopsis = [in_synopsis(argument) for argument in arguments] + ([f"\\fI{words['command']}\\fR"] if commands else [])
    lines = [
        f'.TH "{escaped(name).upper()}" 1 "" "Mitoshi {version}" "Mitoshi"',
        ".nh",  # names of options and models stay whole
        ".ad l",
        f".SH {words['name']}",
        f"{escaped(name)} \\- {escaped(command['abstract'])}",
        f".SH {words['synopsis']}",
        f"\\fB{escaped(typed)}\\fR " + " ".join(synopsis),
    ]
    if "discussion" in command:
        paragraphs = re.split(r"\n+", command["discussion"].strip())
        lines += [f".SH {words['description']}", "\n.PP\n".join(escaped(text) for text in paragraphs)]
    positional = [argument for argument in arguments if argument["kind"] == "positional"]
    named = [argument for argument in arguments if argument["kind"] != "positional"]
    for heading, group in (("arguments", positional), ("options", named)):
        if group:
            lines.append(f".SH {words[heading]}")
            lines += [line for argument in group for line in in_list(argument, words)]
    if commands:
        lines.append(f".SH {words['commands']}")
        for child in commands:
            child_name = f"{name}-{child['commandName']}"
            lines += [".TP", f"\\fB{escaped(child_name)}\\fR(1)", escaped(child["abstract"])]
        lines += [f".SH {words['see']}", escaped(words["documents"])]
    else:
        lines += [f".SH {words['see']}", f"\\fB{escaped(command['superCommands'][0])}\\fR(1)"]
    return "\n".join(lines) + "\n"


def write(command: Command, folder: Path, words: dict[str, str], version: str) -> None:
    """The page of a command and of all below it."""
    name = "-".join([*command.get("superCommands", []), command["commandName"]])
    folder.mkdir(parents=True, exist_ok=True)
    text = page(command, words, version).encode()
    (folder / f"{name}.1.gz").write_bytes(gzip.compress(text, mtime=0))
    for child in command.get("subcommands", []):
        if child["commandName"] != "help":
            write(child, folder, words, version)


def main() -> None:
    program, folder = sys.argv[1], Path(sys.argv[2])
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split()[0]
    for language, place in (("en", folder), ("ja", folder / "ja")):
        environment = {**os.environ, "LC_ALL": {"en": "C", "ja": "ja_JP.UTF-8"}[language]}
        told = subprocess.run(
            [program, "--experimental-dump-help"], check=True, capture_output=True, text=True, env=environment
        )
        write(json.loads(told.stdout)["command"], place / "man1", HEADINGS[language], version)


if __name__ == "__main__":
    main()
