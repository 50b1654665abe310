"""Writes values.json: scores worked out with numpy and scipy alone. Run in this folder: python make_values.py

Every definition is spelled out anew here, from the papers that the scores' documentation names; the continuous ranked
probability score is integrated, not summed over a grid. Made with Python 3.11, numpy and scipy.
"""
import json

import numpy as np
from scipy import integrate, stats

COVERAGES = [0.5, 0.8, 0.95]
PINBALL = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
MULTIPLES = [1.0, 1.05, 1.2]
SERIES = {
    "long": [120, 131, 128, 140, 155, 149, 160, 171, 168, 180, 176, 190],
    "middle": [9.1, 8.7, 9.9, 10.4, 9.6, 11.2, 12.5, 11.9],
    "short": [3, 7, 4, 6, 9],
    "falling below zero": [4, 1, -3, -2, -6, -9],
}
HORIZON = 4
LEAST_KNOWN = 3


def percentage(forecast, actual):
    total = abs(forecast) + abs(actual)
    return 200 * abs(forecast - actual) / total if total else 0.0


def crps(distribution, actual):
    below = integrate.quad(lambda x: distribution.cdf(x) ** 2, -np.inf, actual, limit=400)[0]
    above = integrate.quad(lambda x: distribution.sf(x) ** 2, actual, np.inf, limit=400)[0]
    return below + above


def random_walk(values, step):
    changes = np.diff(values)
    scale = np.sqrt(np.mean(changes**2) * step)
    return stats.t(len(changes), loc=values[-1], scale=scale)


def one_origin(values, known, shown):
    history = values[:known]
    seen = history[-shown:] if shown else history
    scale = np.mean(np.abs(np.diff(history)))
    row = {"percentage": [], "naive_percentage": [], "error": [], "naive": [], "inside": [], "interval": [],
           "width": [], "pinball": [], "crps": [], "questions": []}
    for step, actual in enumerate(values[known:known + HORIZON], start=1):
        distribution = random_walk(seen, step)
        median = distribution.ppf(0.5)
        row["percentage"].append(percentage(median, actual))
        row["naive_percentage"].append(percentage(seen[-1], actual))
        row["error"].append(abs(actual - median) / scale)
        row["naive"].append(abs(actual - seen[-1]) / scale)
        limits = [(distribution.ppf((1 - c) / 2), distribution.ppf((1 + c) / 2)) for c in COVERAGES]
        row["inside"].append([int(low <= actual <= high) for low, high in limits])
        row["width"].append([(high - low) / scale for low, high in limits])
        row["interval"].append([
            (high - low + 2 / (1 - c) * (max(low - actual, 0) + max(actual - high, 0))) / scale
            for c, (low, high) in zip(COVERAGES, limits)])
        losses = [(p - (actual < distribution.ppf(p))) * (actual - distribution.ppf(p)) for p in PINBALL]
        row["pinball"].append(np.mean(losses) / scale)
        row["crps"].append(crps(distribution, actual) / scale)
        if step == 2 and seen[-1] > 0:
            row["questions"] += [(distribution.sf(m * seen[-1]), int(actual >= m * seen[-1])) for m in MULTIPLES]
    return row


def origins(count, stride, most):
    latest = max(LEAST_KNOWN, count - HORIZON)
    all_origins = list(range(latest, LEAST_KNOWN - 1, -stride))
    return sorted(all_origins[:most] if most else all_origins)


def probability_scores(pairs):
    p, happened = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs], float)
    clipped = np.clip(p, 0.001, 0.999)
    bins = np.minimum((p * 10).astype(int), 9)
    rows, error = [], 0.0
    for k in range(10):
        inside = bins == k
        if inside.any():
            rows.append([k, int(inside.sum()), p[inside].mean(), happened[inside].mean()])
            error += inside.mean() * abs(p[inside].mean() - happened[inside].mean())
    return {
        "count": len(p), "happened": int(happened.sum()), "brier": np.mean((p - happened) ** 2),
        "brier_error": np.std((p - happened) ** 2, ddof=1) / np.sqrt(len(p)),
        "log_score": -np.mean(np.where(happened == 1, np.log(clipped), np.log(1 - clipped))),
        "bins": [x for row in rows for x in row], "calibration_error": error}


def backtest(shown, stride, most):
    by_series, everything, inside = [], [], []
    for values in SERIES.values():
        rows = [one_origin(np.array(values, float), k, shown) for k in origins(len(values), stride, most)]
        means = {key: np.mean([np.mean(r[key], axis=0) for r in rows], axis=0)
                 for key in ("percentage", "naive_percentage", "error", "naive", "interval", "width", "pinball", "crps")}
        by_series.append(means)
        everything += [q for r in rows for q in r["questions"]]
        inside += [hit for r in rows for hit in r["inside"]]
    mean = {key: np.mean([s[key] for s in by_series], axis=0) for key in by_series[0]}
    errors = [s["error"] for s in by_series]
    base = []
    for k in range(3):
        rate = np.mean([q[1] for q in everything[k::3]])
        base += [(rate, q[1]) for q in everything[k::3]]
    return {
        "origins": sum(len(origins(len(v), stride, most)) for v in SERIES.values()), "forecasts": len(inside),
        "smape": mean["percentage"], "mase": mean["error"],
        "mase_error": np.std(errors, ddof=1) / np.sqrt(len(errors)),
        "owa": (mean["percentage"] / mean["naive_percentage"] + mean["error"] / mean["naive"]) / 2,
        "inside": list(np.mean(inside, axis=0)), "interval": list(mean["interval"]), "width": list(mean["width"]),
        "pinball": mean["pinball"], "crps": mean["crps"],
        **{"attainment_" + key: value for key, value in probability_scores(everything).items()},
        "base_brier": probability_scores(base)["brier"], "base_log_score": probability_scores(base)["log_score"]}


def main():
    generator = np.random.default_rng(20210401)
    p = np.round(generator.beta(0.7, 0.9, 60), 3).tolist() + [0, 1, 0, 1, 0.1, 0.3, 0.6, 0.7, 0.9, 0.0005, 0.9999]
    happened = [int(generator.random() < 0.8 * x + 0.1) for x in p]
    points = [(0, 0), (0, 5), (5, 0), (3, 7), (-3, 7), (-2, -8), (1e-300, 2e-300), (120, 120)]
    normal = stats.norm(10, 3)
    actuals = [10, 11.5, 4, 16, 22]
    values = {
        "points": {"forecasts": [a for a, _ in points], "actuals": [b for _, b in points],
                   "percentages": [percentage(a, b) for a, b in points]},
        "normal": {"actuals": actuals, "crps": [crps(normal, y) for y in actuals]},
        "probabilities": {"stated": p, "came": happened, **probability_scores(list(zip(p, happened)))},
        "whole": backtest(None, 1, None),
        "last-three": backtest(3, 2, 2),
    }
    with open("values.json", "w") as file:
        json.dump(values, file, indent=1, default=float)
        file.write("\n")


if __name__ == "__main__":
    main()
