"""Puts program and library into the wheel. `make wheel` has laid them beside this file, with the licences, in `program`."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for name, place in (("mitoshi", "mitoshi/bin/mitoshi"), ("libmitoshi.so", "mitoshi/lib/libmitoshi.so")):
            file = Path(self.root) / "program" / name
            if not file.is_file():
                raise FileNotFoundError(f"{file} is missing: the wheel is made by `make wheel`")
            build_data["force_include"][str(file)] = place
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-" + sysconfig.get_platform().replace("-", "_").replace(".", "_")
