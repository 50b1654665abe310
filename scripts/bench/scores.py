"""Scores of annual forecasts, as the M4 competition defines them, and of the chance to reach a target.

A forecast of one series is a table of steps x (point, lo80, hi80, lo95, hi95), and the chances that the value two steps
on is at least 1.00, 1.05 and 1.20 times the last one.
"""
import numpy as np

MULTIPLES = (1.00, 1.05, 1.20)
TARGET_STEP = 2
CLIP = 0.001


def percentage_error(forecast, actual):
    size = np.abs(forecast) + np.abs(actual)
    return np.where(size > 0, 200 * np.abs(forecast - actual) / np.where(size > 0, size, 1), 0.0)


def interval_score(low, high, actual, alpha):
    return high - low + 2 / alpha * (np.maximum(low - actual, 0) + np.maximum(actual - high, 0))


class Scores:
    """Gathers series by series: errors averaged over a series first, the rest pooled."""

    def __init__(self):
        self.smape, self.naive_smape, self.mase, self.naive_mase, self.msis = [], [], [], [], []
        self.inside80, self.inside95, self.stated, self.came = [], [], [], []

    def add(self, series, shown, forecast, chances):
        actual = series.actual[:len(forecast)]
        point, lo80, hi80, lo95, hi95 = forecast.T
        last, scale = shown[-1], series.scale
        self.smape.append(percentage_error(point, actual).mean())
        self.naive_smape.append(percentage_error(np.full(len(actual), last), actual).mean())
        if scale > 0:
            self.mase.append(np.abs(point - actual).mean() / scale)
            self.naive_mase.append(np.abs(last - actual).mean() / scale)
            self.msis.append(interval_score(lo95, hi95, actual, 0.05).mean() / scale)
        self.inside80 += list((actual >= lo80) & (actual <= hi80))
        self.inside95 += list((actual >= lo95) & (actual <= hi95))
        if last > 0 and len(actual) >= TARGET_STEP and chances is not None:
            self.stated += list(np.clip(chances, 0, 1))
            self.came += [actual[TARGET_STEP - 1] >= m * last for m in MULTIPLES]

    def summary(self):
        p, came = np.array(self.stated, float), np.array(self.came, float)
        clipped = np.clip(p, CLIP, 1 - CLIP)
        owa = (np.mean(self.smape) / np.mean(self.naive_smape) + np.mean(self.mase) / np.mean(self.naive_mase)) / 2
        return {
            "series": len(self.smape), "mase": np.mean(self.mase), "owa": owa, "msis": np.mean(self.msis),
            "in95": np.mean(self.inside95), "in80": np.mean(self.inside80), "brier": np.mean((p - came) ** 2),
            "log": -np.mean(np.where(came == 1, np.log(clipped), np.log(1 - clipped))),
            "calibration": sum(n * abs(m - o) for _, n, m, o in self.reliability()) / max(len(p), 1)}

    def reliability(self):
        """Ten bins: (bin, count, mean chance stated, share that came true); empty ones left out."""
        p, came = np.array(self.stated, float), np.array(self.came, float)
        bins = np.minimum((p * 10).astype(int), 9)
        return [(k, int((bins == k).sum()), p[bins == k].mean(), came[bins == k].mean())
                for k in range(10) if (bins == k).any()]


def base_rate(tasks):
    """Brier and log score of answering with the share of each target that was reached, known only afterwards."""
    came = np.array([[s.actual[TARGET_STEP - 1] >= m * shown[-1] for m in MULTIPLES]
                     for s, shown, steps in tasks if shown[-1] > 0 and steps >= TARGET_STEP], float)
    rate = np.clip(came.mean(axis=0), CLIP, 1 - CLIP)
    return {"brier": np.mean((rate - came) ** 2),
            "log": -np.mean(came * np.log(rate) + (1 - came) * np.log(1 - rate))}
