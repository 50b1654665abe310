"""Puts the program into the wheel. `make wheel` has laid it beside this file, with the licences, in `program`."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        program = Path(self.root) / "program" / "mitoshi"
        if not program.is_file():
            raise FileNotFoundError(f"{program} is missing: the wheel is made by `make wheel`")
        build_data["force_include"][str(program)] = "mitoshi/bin/mitoshi"
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-" + sysconfig.get_platform().replace("-", "_").replace(".", "_")
