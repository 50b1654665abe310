"""What may be behind a yearly count, as Sources/Statistics/Counts has it, in numpy: for scripts/learn/count-average.py.

Shares nothing with the program but the formulas and the pooled prior's table. Histories are arrays of whole numbers, one a
year, without gaps. Each model gives the log probability of all values but the first, and the distribution functions of the
next two years at 0, 1, 2 ...
"""
import pathlib

import numpy as np
from scipy.special import gammaln, logsumexp, ndtr
from scipy.stats import nbinom

PRIOR = pathlib.Path(__file__).resolve().parents[2] / "Sources/Statistics/Generated/LearnedPrior.swift"
YEARS_AHEAD = 2


class GammaPoisson:
    """A rate with a gamma prior that is forgotten or grows; kept, growth and weight of each course."""
    shape, years, slowing = 0.6451, 0.03277, 0.9

    def __init__(self, kept, growth, weight):
        self.kept, self.growth = np.array(kept, float), np.array(growth, float)
        self.logs = np.log(np.array(weight, float))

    def run(self, y):
        a, b, logs = self.shape + y[0] + 0 * self.kept, self.years + 1 + 0 * self.kept, 0 * self.kept
        for count in y[1:]:
            a, b = self.moved(a, b, 1)
            logs = logs + (gammaln(a + count) - gammaln(a) - gammaln(count + 1) - a * np.log1p(1 / b)
                           - count * np.log1p(b))
            a, b = a + count, b + 1
        return logs, a, b

    def moved(self, a, b, grown):
        return (self.kept * a + (1 - self.kept) * self.shape,
                (self.kept * b + (1 - self.kept) * self.years) / np.exp(self.growth * grown))

    def evidence(self, y):
        return logsumexp(self.logs + self.run(y)[0])

    def forecast(self, y, greatest):
        logs, a, b = self.run(y)
        weights, tails = np.exp(self.logs + logs - logsumexp(self.logs + logs)), []
        for step in range(YEARS_AHEAD):
            a, b = self.moved(a, b, self.slowing ** step)
            tails.append(weights @ nbinom.cdf(np.arange(greatest + 1)[None], a[:, None], (b / (1 + b))[:, None]))
        return tails


class Decided:
    """Mostly the expected number: last year's, last year's and its step, or one number in all years."""
    chances = np.array([.5, .7, .85, .95])
    last, step, usual = .45, .05, .5
    far, near_excess, far_reach = .1, .25, .2

    def distances(self, number, spread):
        return [(1 - self.far, 1 + self.near_excess * spread),
                (self.far, 1 + (self.near_excess + self.far_reach * number) * spread)]

    def log_other(self, value, number, spread=1):
        number = max(number, 0)
        logs = []
        for share, mean in self.distances(number, spread):
            q = 1 - 1 / mean
            logs.append(np.log(share) + np.log1p(-q) + (abs(value - number) - 1) * np.log(q) - np.log(2 - q ** number))
        return logsumexp(logs)

    def log_probability(self, value, number):
        """Under each chance."""
        if value == max(number, 0):
            return np.log(self.chances)
        return np.log1p(-self.chances) + self.log_other(value, number)

    def runs(self, y):
        """(prior weight, log likelihood under each chance, numbers and their spread in the coming years)"""
        last = sum((self.log_probability(y[t], y[t - 1]) for t in range(1, len(y))), 0 * self.chances)
        yield self.last, last, [(y[-1], h, h ** .5) for h in (1, 2)]
        step = 0 * self.chances
        if len(y) > 1:
            step = step + np.log(.5) + (0 if y[1] == y[0] else self.log_other(y[1], y[0]))
        for t in range(2, len(y)):
            step = step + self.log_probability(y[t], 2 * y[t - 1] - y[t - 2])
        pace = y[-1] - y[-2] if len(y) > 1 else 0
        yield self.step, step, [(y[-1] + h * pace, h, h if len(y) > 1 else h ** .5) for h in (1, 2)]
        for number in sorted(set(y)):
            yield self.usual, sum(self.log_probability(value, number) for value in y), [(number, 1, 1)] * 2

    def evidence(self, y):
        return logsumexp([np.log(w / len(self.chances)) + logs for w, logs, _ in self.runs(y)])

    def forecast(self, y, greatest):
        total, tails, counts = self.evidence(y), [0, 0], np.arange(greatest + 1)
        for weight, logs, ahead in self.runs(y):
            for chance, share in zip(self.chances, np.exp(np.log(weight / len(self.chances)) + logs - total)):
                for step, (number, time, spread) in enumerate(ahead):
                    tails[step] = tails[step] + share * self.tail(counts, max(number, 0), chance ** time, spread)
        return tails

    def tail(self, counts, number, chance, spread):
        other = 0
        for share, mean in self.distances(number, spread):
            q = 1 - 1 / mean
            below = q ** np.maximum(number - counts - 1, 0) - q ** number
            above = 2 - q ** number - q ** np.maximum(counts - number, 0)
            other = other + share * np.where(counts < number, np.maximum(below, 0), above) / (2 - q ** number)
        return np.where(counts >= number, chance, 0) + (1 - chance) * other


class PooledTrend:
    """The pooled trend with innovations that rounding widens."""
    rounding = 1 / (2 * np.pi)

    def __init__(self):
        rows = [line.rstrip("\n").split("\t") for line in open(PRIOR, encoding="utf-8")]
        rows = [r for r in rows if len(r) == 10 and r[0] in ("log", "level", "sqrt")]
        self.dynamics, parts = {}, []
        for scale, name, *numbers in rows:
            a, b, phi, discount, deviation, mean, spread, weight = map(float, numbers)
            place = self.dynamics.setdefault((name, a, b, phi, discount), len(self.dynamics))
            for factor in (1, .5) if spread > 0 else (1,):
                parts.append((["log", "level", "sqrt"].index(scale), place, factor, deviation, mean, spread, weight))
        parts = np.array(parts)
        self.scale, self.place = parts[:, 0].astype(int), parts[:, 1].astype(int)
        self.factor, self.deviation, self.mean, self.spread, self.weight = parts[:, 2:].T
        self.filters = {}

    def filter(self, n):
        if n not in self.filters:
            self.filters[n] = [self.unit_runs(n, *key) for key in self.dynamics]
        return self.filters[n]

    @staticmethod
    def unit_runs(n, name, a, b, phi, discount):
        """Gains, precisions, both unit runs, and how the coming years depend on the states, for both drift factors."""
        variance = discount ** -(n - 1. - np.arange(n))
        if name == "mean-reversion":
            spread = variance.copy()
            spread[0] /= 1 - phi * phi
            unit = np.where(np.arange(n) > 0, 1 - phi, 1.)
            times = np.arange(n) - phi * np.maximum(np.arange(n) - 1, 0)
            look = [[(phi ** h, 0, 1 - phi ** h, (n - 1) * (1 - phi ** h) + k * h, sum(phi ** (2 * i) for i in range(h)))
                     for k in (1, .5)] for h in (1, 2)]
            return phi, 0, np.ones(n), np.zeros(n), 1 / spread, unit, times, np.log(spread).sum(), look
        reverts = name == "reverting-growth"
        trend_gain = np.full(n, b)
        if reverts:
            trend_gain[0] = 0
        level, trend, unit, times = [1., 0.], [0., 0. if reverts else 1.], [], []
        for t in range(n):
            e, f = level[0] + phi * level[1], trend[0] + phi * trend[1] + (reverts and t > 0)
            unit.append(e)
            times.append(f)
            level = [e - a * e, phi * level[1] - trend_gain[t] * e]
            trend = [f - a * f, phi * trend[1] - trend_gain[t] * f]
        look = []
        for h in (1, 2):
            total, shocks = sum(phi ** i for i in range(1, h + 1)), (a + b * phi) ** 2 if h == 2 else 0
            look.append([(1, total * (1 if reverts else k), level[0] + total * (1 if reverts else k) * level[1],
                          trend[0] + total * (1 if reverts else k) * trend[1] + (k * h if reverts else 0), 1 + shocks)
                         for k in (1, .5)])
        return 1, phi, np.full(n, a), trend_gain, 1 / variance, np.array(unit), np.array(times), np.log(variance).sum(), look

    def position(self, scale, y, unit, offset):
        with np.errstate(divide="ignore", invalid="ignore"):
            if scale == 0:
                return np.where(y > -offset, np.log(np.maximum(y + offset, 1e-300) / unit), -np.inf)
            return y / unit if scale == 1 else np.sign(y + offset) * np.sqrt(np.abs(y + offset) / unit)

    def posterior(self, y):
        """Log weight of every component, and (scale, mean, variance) functions of the coming years."""
        n, unit = len(y), np.abs(y).mean()
        offset = y[y > 0].min() / 2 if (y == 0).any() else 0
        logs, years, halved = np.full(len(self.scale), -np.inf), [], .4 * n / (n + 12)
        for scale in range(3):
            z = self.position(scale, y, unit, offset)
            slope = [1 / (y + offset), np.full(n, 1 / unit), .5 / np.sqrt(unit * (y + offset))][scale]
            x, sums = z - z[-1], []
            for carry, damping, gain, trend_gain, precision, p, q, logs_of, look in self.filter(n):
                level = trend = uu = up = uq = 0.
                for t in range(n):
                    predicted = carry * level + damping * trend
                    e = x[t] - predicted
                    level, trend = predicted + gain[t] * e, damping * trend + trend_gain[t] * e
                    uu, up, uq = uu + precision[t] * e * e, up + precision[t] * p[t] * e, uq + precision[t] * q[t] * e
                pp, pq, qq = (precision * p * p).sum(), (precision * p * q).sum(), (precision * q * q).sum()
                rest = qq - pq * pq / pp
                sums.append((max(0, uu - up * up / pp), uq - up * pq / pp, rest if rest > 1e-12 * qq else 0, pp, pq, logs_of,
                             level, trend, up))
            own = np.flatnonzero(self.scale == scale)
            R, Q, T, pp, pq, logs_of, level, trend, up = np.array(sums)[self.place[own]].T
            variance = self.deviation[own] ** 2 + self.rounding * (slope ** 2).mean()
            mean, tau = self.mean[own], self.spread[own] ** 2
            spread = variance + tau * T
            unlearned, gain = variance / spread, tau / spread
            share = np.where(tau > 0, np.where(self.factor[own] == .5, halved, 1 - halved), 1)
            logs[own] = (np.log(self.weight[own] * share) - .5 * (np.log(pp) + logs_of + (n - 1) * np.log(2 * np.pi))
                         - .5 * mean ** 2 * T * unlearned / variance - .5 * ((n - 1) * np.log(variance) - np.log(unlearned))
                         - .5 * R / variance + Q * (mean * unlearned / variance + .5 * gain / variance * Q)
                         + np.log(slope[1:]).sum())
            start = mean + gain * (Q - mean * T)
            for h in range(YEARS_AHEAD):
                look = np.array([self.filter(n)[d][8][h][int(k == .5)] for d, k in zip(self.place[own], self.factor[own])])
                tilt = look[:, 3] - look[:, 2] * pq / pp
                center = z[-1] + look[:, 0] * level + look[:, 1] * trend + look[:, 2] * up / pp + tilt * start
                widening = 1 + .03 * h * n / (n + 12)
                sd = widening * np.sqrt(variance * (look[:, 4] + look[:, 2] ** 2 / pp) + tilt ** 2 * gain * variance)
                years.append((h, scale, own, center, sd))
        return logs, years, unit, offset

    def evidence(self, y):
        if not y.any():
            return -np.inf
        return logsumexp(self.posterior(y)[0]) - np.log(self.weight[self.factor == 1].sum())

    def forecast(self, y, greatest):
        """What lies below 0 is left at 0."""
        logs, years, unit, offset = self.posterior(y)
        weights, tails = np.exp(logs - logsumexp(logs)), [0, 0]
        for h, scale, own, center, sd in years:
            z = self.position(scale, np.arange(greatest + 1) + .5, unit, offset)
            tails[h] = tails[h] + weights[own] @ ndtr((z[None] - center[:, None]) / sd[:, None])
        return tails
