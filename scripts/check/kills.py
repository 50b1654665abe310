"""Kills the program while it writes, again and again, and says what it found.

Each run of report, ingest --update, add and record is ended by SIGKILL at a random moment of its writing. After each kill the folder
must hold the old answer or the new one, whole, and files of others as they were; after the next run nothing of the killed one may be
left; no line of a ledger may be lost. Folders that can't be exchanged (they hold a folder of somebody else's) are tried besides: there
a kill may leave some of each, and the next run that reads or writes the folder must make it whole.

Ends with 1 where something didn't hold.
"""

import argparse
import csv
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PREFIX = ".mitoshi-"
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1767225600"}


def contents(folder):
    """The bytes of every file in the folder, by name, without staging folders."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file() and not name.startswith(PREFIX):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def staging(folder):
    return [name for name in os.listdir(folder) if name.startswith(PREFIX)]


class Job:
    """A command with two answers, so that each run has something to change."""

    def __init__(self, name, program, folder, commands, answer, restore=None):
        self.name, self.program, self.folder = name, str(program), folder
        self.commands, self.answer, self.restore = commands, answer, restore
        self.found = {"kills": 0, "too late": 0, "old": 0, "new": 0, "mixed": 0, "left after the next run": 0}
        self.whole = []
        for command in commands:
            self.run(command)
            self.whole.append(contents(answer))
        assert self.whole[0] != self.whole[1], f"{name}: both answers are the same"

    def run(self, command):
        if self.restore:
            self.restore()
        done = subprocess.run([self.program, *command], cwd=self.folder, env=ENVIRONMENT, capture_output=True)
        assert done.returncode == 0, (self.name, done.returncode, done.stderr.decode())

    def places(self):
        return [place for place in (self.answer.parent, self.answer) if place.is_dir()]

    def is_writing(self):
        return any(staging(place) for place in self.places())

    def begin(self, command):
        """Starts the command and waits until it writes; False where it was over before."""
        process = subprocess.Popen([self.program, *command], cwd=self.folder, env=ENVIRONMENT,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not self.is_writing():
            if process.poll() is not None:
                return process, False
        return process, True

    def duration(self):
        """How long writing takes, in seconds."""
        times = []
        for turn in range(6):
            if self.restore:
                self.restore()
            process, _ = self.begin(self.commands[turn % 2])
            start = time.perf_counter()
            process.wait()
            times.append(time.perf_counter() - start)
        return max(times)

    def kill_once(self, longest):
        if self.restore:
            self.restore()
        before = contents(self.answer)
        wanted = 1 if before == self.whole[0] else 0
        process, isWriting = self.begin(self.commands[wanted])
        if isWriting:
            time.sleep(random.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            self.found["too late"] += 1
            return
        self.found["kills"] += 1
        self.judge(before, self.whole[wanted])

    def judge(self, before, new):
        now = contents(self.answer)
        kind = "old" if now == before else "new" if now == new else "mixed"
        self.found[kind] += 1

    def after(self):
        """The next run: its answer must be whole, and nothing left."""
        self.run(self.commands[random.randrange(2)])
        left = sum(len(staging(place)) for place in self.places())
        if left or contents(self.answer) not in self.whole:
            self.found["left after the next run"] += 1

    def work(self, kills):
        longest = self.duration()
        while self.found["kills"] < kills and self.found["too late"] < 20 * kills:
            self.kill_once(longest)
            self.after()
        return self.found["mixed"] == 0 and self.found["left after the next run"] == 0


class Unexchangeable(Job):
    """The same in a folder that can't be exchanged."""

    def judge(self, before, new):
        super().judge(before, new)
        # A command that reads finishes what was begun.
        if self.name.startswith("ingest"):
            self.run_reader()
            if contents(self.answer) not in (before, new):
                self.found["left after the next run"] += 1

    def run_reader(self):
        subprocess.run([self.program, "check", str(self.answer)], env=ENVIRONMENT, capture_output=True)

    def work(self, kills):
        super().work(kills)
        return self.found["left after the next run"] == 0


class Record:
    """Lines that were recorded stay, and the next run can go on."""

    def __init__(self, program, folder):
        self.program, self.folder, self.ledger = str(program), folder, folder / "p" / "ledger.csv"
        self.name = "record"
        self.found = {"kills": 0, "too late": 0, "lines lost": 0, "a torn last line": 0, "refused afterwards": 0}
        self.seed = 0

    def command(self):
        self.seed += 1
        return [self.program, "record", "p", "--seed", str(self.seed), "--quiet"]

    def run(self):
        return subprocess.run(self.command(), cwd=self.folder, env=ENVIRONMENT, capture_output=True)

    def work(self, kills):
        self.run()
        times = []
        for _ in range(5):
            start = time.perf_counter()
            self.run()
            times.append(time.perf_counter() - start)
        shortest, longest = min(times), max(times)
        while self.found["kills"] < kills and self.found["too late"] < 20 * kills:
            before = self.ledger.read_bytes()
            process = subprocess.Popen(self.command(), cwd=self.folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            end = time.perf_counter() + random.uniform(0.7 * shortest, longest)
            # Half of the kills follow the first byte that shows, the others are at random around the writing.
            watches = random.random() < 0.5
            while time.perf_counter() < end and process.poll() is None:
                if watches and self.ledger.stat().st_size != len(before):
                    break
            process.send_signal(signal.SIGKILL)
            if process.wait() != -signal.SIGKILL:
                self.found["too late"] += 1
                continue
            self.found["kills"] += 1
            after = self.ledger.read_bytes()
            whole = before[: before.rfind(b"\n") + 1]
            if not after.startswith(whole):
                self.found["lines lost"] += 1
            if not after.endswith(b"\n"):
                self.found["a torn last line"] += 1
            if self.found["kills"] % 10 == 0:
                self.go_on()
        self.go_on()
        return self.found["lines lost"] == 0 and self.found["refused afterwards"] == 0

    def go_on(self):
        score = [self.program, "score", "p", "--format", "csv", "--quiet"]
        done = [self.run(), subprocess.run(score, cwd=self.folder, env=ENVIRONMENT, capture_output=True)]
        if any(one.returncode for one in done):
            self.found["refused afterwards"] += 1


def keep(package, indicators):
    """Leaves the rows of some indicators in the package."""
    for path in package.glob("*.csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:
            head, *rows = csv.reader(file)
        if "indicator_id" in head:
            place = head.index("indicator_id")
            with open(path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([head] + [row for row in rows if row[place] in indicators])


def jobs(program, work):
    """What is tried, each with a folder of its own."""
    def folder(name):
        place = work / name
        place.mkdir()
        shutil.copytree(ROOT / "data/isehara", place / "p")
        (place / "p" / "notes.txt").write_text("somebody else's\n")
        return place

    seed = next((ROOT / "seeds").glob("*.txt"))
    for kind, name in [(Job, ""), (Unexchangeable, ", not exchangeable")]:
        place = folder("report" + ("" if kind is Job else "-kept"))
        # Two indicators make as many files as all, in a fraction of the time.
        keep(place / "p", {"17-101", "40-104"})
        (place / "out").mkdir()
        (place / "out" / "notes.txt").write_text("somebody else's\n")
        if kind is Unexchangeable:
            (place / "out" / "kept").mkdir()
        reports = [["report", "p", "--output", "out", "--lang", lang, "--quiet"] for lang in ("en", "ja")]
        yield kind("report" + name, program, place, reports, place / "out")
        place = folder("ingest" + ("" if kind is Job else "-kept"))
        subprocess.run([program, "ingest", seed, "--output", place / "p", "--force", "--quiet"], check=True,
                       env=ENVIRONMENT, capture_output=True)
        if kind is Unexchangeable:
            (place / "p" / "kept").mkdir()
        updates = [["ingest", str(seed), "--update", "--output", "p", "--encoding", code, "--quiet"]
                   for code in ("utf-8", "utf-8-bom")]
        yield kind("ingest --update" + name, program, place, updates, place / "p")
    place = folder("add")
    values = [["add", "p", f"37-101:FY2021={value}", "--replace", "--quiet"] for value in (5200, 5300)]
    yield Job("add", program, place, values, place / "p")
    yield Record(program, folder("record"))


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mitoshi", type=pathlib.Path, required=True)
    options.add_argument("--kills", type=int, default=1000, help="of each command; a tenth where folders can't be exchanged")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="the beginning of the command's name")
    chosen = options.parse_args()
    random.seed(chosen.seed)
    holds = True
    with tempfile.TemporaryDirectory(prefix="mitoshi-kills-") as work:
        for job in jobs(chosen.mitoshi.resolve(), pathlib.Path(work)):
            if not job.name.startswith(chosen.only):
                continue
            kept = job.work(chosen.kills // 10 if isinstance(job, Unexchangeable) else chosen.kills)
            holds = holds and kept
            print(f"{job.name}: " + ", ".join(f"{value} {name}" for name, value in job.found.items())
                  + ("" if kept else "  ← doesn't hold"), flush=True)
    sys.exit(0 if holds else 1)


main()
