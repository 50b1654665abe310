"""Will the targets of a plan be reached? Assesses plans, and forecasts many short annual series.

    ahead = mitoshi.forecast(frame, horizon=3)          # a frame like the one that was given
    answer = mitoshi.assess("PLAN.xlsx")
    mitoshi.report("PLAN.xlsx", output="results")
    past = mitoshi.backtest(frame)

The program `mitoshi` is inside. Where it refuses, `MitoshiError` says why.
"""

from importlib.metadata import version as _version

from .errors import ExitStatus, MitoshiError, Problem
from .plans import Assessment, Report, assess, report
from .series import DEFAULT_QUANTILES, Backtest, backtest, forecast

__version__ = _version("mitoshi")

__all__ = [
    "DEFAULT_QUANTILES",
    "Assessment",
    "Backtest",
    "ExitStatus",
    "MitoshiError",
    "Problem",
    "Report",
    "__version__",
    "assess",
    "backtest",
    "forecast",
    "report",
]
