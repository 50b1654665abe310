"""The measures of docs/pooled-trend-trials.md, from quantiles at the levels SCORED."""
import numpy as np

SCORED = np.array([0.001, 0.005, 0.01, 0.025, *np.arange(0.05, 0.951, 0.05).round(2), 0.975, 0.99, 0.995, 0.999])  # 27
TARGETS = (1.0, 1.05, 1.2)


def chance(table, target):
    """1 − F(target), straight between the quantiles."""
    table = np.maximum.accumulate(table, 1)
    below = (table < target[:, None]).sum(1)
    place, row = np.clip(below, 1, len(SCORED) - 1), np.arange(len(table))
    low, high = table[row, place - 1], table[row, place]
    with np.errstate(all="ignore"):
        inside = np.where(high == low, SCORED[place],
                          SCORED[place - 1] + (SCORED[place] - SCORED[place - 1]) * (target - low) / (high - low))
    return 1 - np.where(target <= table[:, 0], SCORED[0], np.where(target > table[:, -1], SCORED[-1], inside))


def measures(cell, table, rows=slice(None)):
    """Sums over series of each measure, with how many there are."""
    actual, table, scale, last = cell.actual[rows], table[rows], cell.scale[rows], cell.last[rows]
    known = ~np.isnan(actual)

    def mean(values):
        return np.where(known, values, 0).sum(1) / known.sum(1)

    def smape(forecast):
        size = np.abs(actual) + np.abs(forecast)
        return mean(200 * np.abs(actual - forecast) / np.where(size > 0, size, 1))

    middle, before = table[:, :, 13], np.broadcast_to(last[:, None], actual.shape)
    scale = np.where(scale > 0, scale, np.nan)
    low, low80, high80, high = (table[:, :, i] for i in (3, 5, 21, 23))
    miss = np.maximum(low - actual, 0) + np.maximum(actual - high, 0)
    gap = actual[:, :, None] - table
    pinball = np.maximum(SCORED * gap, (SCORED - 1) * gap).mean(2)
    found = {"smape": smape(middle), "smape0": smape(before), "mase": mean(np.abs(actual - middle)) / scale,
             "mase0": mean(np.abs(actual - before)) / scale, "msis": mean(high - low + 40 * miss) / scale,
             "crps": 2 * mean(pinball) / scale,
             "cov95": ((actual >= low) & (actual <= high))[known], "cov80": ((actual >= low80) & (actual <= high80))[known]}
    some = (last > 0) & known[:, 1]
    chances = np.array([chance(table[some, 1], k * last[some]) for k in TARGETS])
    met = np.array([actual[some, 1] >= k * last[some] for k in TARGETS]) * 1.0
    clipped = np.clip(chances, 0.001, 0.999)
    found["brier"] = (chances - met) ** 2
    found["logs"] = -(met * np.log(clipped) + (1 - met) * np.log(1 - clipped))
    return {name: (np.nansum(values), np.sum(~np.isnan(values))) for name, values in found.items()}


def summary(sums):
    mean = {name: sum(part[name][0] for part in sums) / sum(part[name][1] for part in sums) for name in sums[0]}
    mean["owa"] = (mean["smape"] / mean["smape0"] + mean["mase"] / mean["mase0"]) / 2
    return {name: mean[name] for name in ("owa", "msis", "cov95", "cov80", "brier", "logs", "crps")}
