"""Will the targets of a plan be reached? Assesses plans, and forecasts many short annual series.

    ahead = mitoshi.forecast(frame, horizon=3)          # a frame like the one that was given
    answer = mitoshi.assess("PLAN.xlsx")
    mitoshi.report("PLAN.xlsx", output="results")
    past = mitoshi.backtest(frame)
    one = mitoshi.outlook([480, 492, 505], [2018, 2019, 2020], targets=[mitoshi.Target(2022, at_least=520)])

The program `mitoshi` is inside. Where it refuses, `MitoshiError` says why.
"""

from importlib.metadata import version as _version

from .errors import ExitStatus, MitoshiError, Problem
from .library import Outlook, Target, outlook
from .plans import Assessment, Report, assess, report
from .series import DEFAULT_QUANTILES, Backtest, backtest, forecast

__version__ = _version("mitoshi")

__all__ = [
    "DEFAULT_QUANTILES",
    "Assessment",
    "Backtest",
    "ExitStatus",
    "MitoshiError",
    "Outlook",
    "Problem",
    "Report",
    "Target",
    "__version__",
    "assess",
    "backtest",
    "forecast",
    "outlook",
    "report",
]
