"""Years as people write them: read, and given back in the form that they had."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

_YEAR = re.compile(r"(FY|CY|)(\d{4})")


def year(period: Any) -> int:
    """The year that a period is in; raises ValueError with the reason where it is none."""
    if isinstance(period, date):
        return period.year
    if _is_annual(period):
        return int(period.year)
    if isinstance(period, str):
        if found := _YEAR.fullmatch(period.strip()):
            return int(found[2])
        return _day(period).year
    if not isinstance(period, bool) and isinstance(period, (int, float)) and float(period).is_integer():
        return int(period)
    raise ValueError(f"the period {period} is no year")


def season(period: Any) -> object:
    """What the periods of one annual series have in common: two days of different months aren't years apart."""
    if isinstance(period, str) and not _YEAR.fullmatch(period.strip()):
        period = _day(period)
    if isinstance(period, date):
        return (period.month, "end") if _ends_month(period) else (period.month, period.day)
    if isinstance(period, str):
        return period.strip()[:-4]
    return None


def later(period: Any, years: int) -> Any:
    """The period that many years later, in the same form."""
    if isinstance(period, date):
        if period.month == 2 and _ends_month(period):
            return period.replace(year=period.year + years, day=28 + calendar.isleap(period.year + years))
        return period.replace(year=period.year + years)
    if isinstance(period, str):
        if found := _YEAR.fullmatch(period.strip()):
            return f"{found[1]}{int(found[2]) + years}"
        return later(_day(period), years).isoformat()
    return period + years


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"the period “{text}” is no year, expected such as 2020, FY2020 or 2020-03-31") from None


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _is_annual(period: Any) -> bool:
    """Whether it is an annual period of pandas."""
    unit = getattr(period, "freqstr", None)
    if unit is None:
        return False
    if not unit.startswith(("A-", "Y-")):
        raise ValueError(f"the period {period} is no year: only annual series are forecast")
    return True
