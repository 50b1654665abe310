"""Bivariate normal tails P(X > x, Y > y) for BivariateNormalTests, as an integral over X in 30 digits.

    python3 make_bivariate_normal.py > bivariate_normal.json        (mpmath 1)
"""
import itertools
import json

from mpmath import erfc, exp, inf, mp, mpf, pi, quad, sqrt

mp.dps = 30


def upper(z):
    return erfc(z / sqrt(2)) / 2


def tail(x, y, r):
    rest = sqrt(1 - r * r)
    edge = y / r if r else mpf(0)
    points = sorted({p for p in [x, edge, edge - 8 * rest / abs(r or 1), edge + 8 * rest / abs(r or 1), x + 4, x + 40]
                     if p >= x})
    return quad(lambda t: exp(-t * t / 2) / sqrt(2 * pi) * upper((y - r * t) / rest), points)


correlations = [-0.9999, -0.97, -0.93, -0.92, -0.6, -0.2, 0, 0.1, 0.5, 0.8, 0.92, 0.93, 0.99, 0.99999]
places = [-4, -1.5, -0.1, 0, 0.7, 2, 5]
print(json.dumps({"cases": [
    {"x": x, "y": y, "correlation": r, "tail": float(tail(mpf(str(x)), mpf(str(y)), mpf(str(r))))}
    for x, y, r in itertools.product(places, places, correlations)]}))
