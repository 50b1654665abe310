"""Writes values.json: densities, tails and quantiles of the distributions, worked out by summing series in 60 digits
and, where tails would cancel, more.

    python3 make_values.py > values.json

Needs mpmath (1.4 was used). The series have positive terms only (DLMF 8.17.7 and 8.11.4) and are not the continued
fractions that the package uses. Every x is the double that stands in the file; the quantile of a probability p, itself
a double, is found from a point x nearby as x + (p - F(x)) / f(x), which is right to more digits than a double has.
"""

import json

import mpmath
from mpmath import mp, mpf


def beta_tails(a, b, x):
    """(I_x(a, b), its complement), with digits to spare for the difference where the complement is small."""
    for digits in [60, 420]:
        with mpmath.workdps(digits):
            if x > 0.5:
                upper, lower = beta_lower(b, a, 1 - mpf(x))
            else:
                lower, upper = beta_lower(a, b, mpf(x))
            if min(lower, upper) > mpf(10) ** (40 - digits):
                break
    return lower, upper


def beta_lower(a, b, x):
    a, b = mpf(a), mpf(b)
    term = mpf(1)
    total = mpf(1)
    smallest = mpf(10) ** (-mp.dps)
    n = 0
    while term > total * smallest:
        term *= (a + b + n) * x / (a + 1 + n)
        total += term
        n += 1
    logarithm = a * mpmath.log(x) + b * mpmath.log1p(-x) - log_beta(a, b) - mpmath.log(a)
    lower = mpmath.exp(logarithm) * total
    return lower, 1 - lower


def log_beta(a, b):
    return mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)


def gamma_tails(a, x):
    """(lower, upper), with digits to spare for the difference where the upper tail is small."""
    a, x = mpf(a), mpf(x)
    exponent = x - a - a * mpmath.log(x / a) if x > a else mpf(0)
    with mpmath.workdps(int(mp.dps + exponent / mpmath.log(10))):
        term = mpf(1)
        total = mpf(1)
        smallest = mpf(10) ** (-mp.dps)
        n = 0
        while term > total * smallest:
            n += 1
            term *= x / (a + n)
            total += term
        lower = mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1)) * total
        return lower, 1 - lower


def normal(mean, deviation, x):
    z = (mpf(x) - mpf(mean)) / mpf(deviation)
    density = mpmath.npdf(z) / mpf(deviation)
    return density, mpmath.erfc(-z / mpmath.sqrt(2)) / 2, mpmath.erfc(z / mpmath.sqrt(2)) / 2


def student_t(degrees, location, scale, x):
    nu = mpf(degrees)
    t = (mpf(x) - mpf(location)) / mpf(scale)
    density = mpmath.exp(-(nu + 1) / 2 * mpmath.log1p(t * t / nu) - log_beta(mpf(1) / 2, nu / 2)) / mpmath.sqrt(nu)
    if t == 0:
        return density / mpf(scale), mpf(1) / 2, mpf(1) / 2
    if t * t < nu:
        inside, outside = beta_tails(mpf(1) / 2, nu / 2, t * t / (nu + t * t))
    else:
        outside, inside = beta_tails(nu / 2, mpf(1) / 2, nu / (nu + t * t))
    far, near = outside / 2, mpf(1) / 2 + inside / 2
    return (density / mpf(scale), far, near) if t < 0 else (density / mpf(scale), near, far)


def gamma(shape, scale, x):
    a, v = mpf(shape), mpf(x) / mpf(scale)
    density = mpmath.exp((a - 1) * mpmath.log(v) - v - mpmath.loggamma(a)) / mpf(scale)
    return (density, *gamma_tails(a, v))


def chi_squared(degrees, x):
    return gamma(mpf(degrees) / 2, 2, x)


def beta(first, second, x):
    a, b, v = mpf(first), mpf(second), mpf(x)
    density = mpmath.exp((a - 1) * mpmath.log(v) + (b - 1) * mpmath.log1p(-v) - log_beta(a, b))
    return (density, *beta_tails(a, b, v))


def binomial(trials, probability, k):
    n, p, k = mpf(trials), mpf(probability), mpf(k)
    combinations = -log_beta(k + 1, n - k + 1) - mpmath.log(n + 1)
    mass = mpmath.exp(combinations + k * mpmath.log(p) + (n - k) * mpmath.log1p(-p))
    if k == n:
        return mass, mpf(1), mpf(0)
    upper, lower = beta_tails(k + 1, n - k, p)
    return mass, lower, upper


def poisson(mean, k):
    m, k = mpf(mean), mpf(k)
    upper, lower = gamma_tails(k + 1, m)
    return mpmath.exp(k * mpmath.log(m) - m - mpmath.loggamma(k + 1)), lower, upper


def negative_binomial(mean, size, k):
    m, s, k = mpf(mean), mpf(size), mpf(k)
    combinations = mpmath.loggamma(k + s) - mpmath.loggamma(s) - mpmath.loggamma(k + 1)
    mass = mpmath.exp(combinations + s * mpmath.log(s / (s + m)) + k * mpmath.log(m / (s + m)))
    lower, upper = beta_tails(s, k + 1, s / (s + m))
    return mass, lower, upper


mp.dps = 60
cases = []


def add(name, function, parameters, x, discrete=False):
    density, lower, upper = function(*parameters, x)
    case = {
        "distribution": name,
        "parameters": [float(p) for p in parameters],
        "x": float(x),
        "density": number(density),
        "lowerTail": number(lower),
        "upperTail": number(upper),
    }
    probability = float(lower)
    if not discrete and density > 0 and 1e-290 < probability < 1 - 1e-6:
        case["probability"] = probability
        case["quantile"] = float(mpf(x) + (mpf(probability) - lower) / density)
    cases.append(case)


def number(value):
    """As a double; 0 below what JSON readers agree on."""
    return float(value) if value > mpf(10) ** -300 else 0.0


def around(mean, deviation, steps, low=0.0, high=float("inf")):
    points = [float(mean + step * deviation) for step in steps]
    return [x for x in points if low < x < high]


def counts(mean, deviation, steps, high=float("inf")):
    return sorted({int(x) for x in (mean + step * deviation for step in steps) if 0 <= x <= high})


for parameters in [(0, 1), (100, 15), (-3e5, 1e-3)]:
    for z in [-37, -20, -8, -3, -1, -0.5, -1e-8, 0, 1e-8, 0.5, 1, 3, 8, 20, 37]:
        add("normal", normal, parameters, parameters[0] + z * parameters[1])
for degrees in [0.3, 1, 2, 3, 4.7, 10, 29, 31, 50, 100, 1000, 1e6, 1e12]:
    for t in [-1e10, -30, -5, -1, -1e-3, 0, 1e-8, 0.5, 1, 2.2, 5, 18, 30, 1e3, 1e10, 1e160]:
        if abs(t) <= 30 or degrees <= 100:
            add("studentT", student_t, (degrees, 0, 1), t)
for x in [-20.0, 4.5, 7.25, 10.0, 400.0]:
    add("studentT", student_t, (6, 7.25, 2.5), x)
for shape in [0.001, 0.3, 1, 2.5, 30, 1000, 1e5, 1e7, 1e9]:
    steps = [-30, -8, -3, -1, -0.2, 0, 0.2, 1, 3, 8, 30] if shape <= 1e5 else [-6, -2, -0.2, 0, 1, 4]
    for x in around(shape, shape**0.5, steps) + ([1e-300, 1e-10, 1e-3] if shape < 3 else []):
        add("gamma", gamma, (shape, 1), x)
for x in [1e-5, 3.0, 12.5, 80.0]:
    add("gamma", gamma, (3.5, 2.25), x)
for degrees in [1, 2, 7.5, 400]:
    for x in around(degrees, (2 * degrees) ** 0.5, [-5, -1, 0, 1, 5, 20]):
        add("chiSquared", chi_squared, (degrees,), x)
for first in [0.01, 0.3, 1, 2.5, 30, 1000, 1e6, 1e8]:
    for second in [0.3, 1, 5, 57.25, 1000, 1e6]:
        mean = first / (first + second)
        deviation = (mean * (1 - mean) / (first + second + 1)) ** 0.5
        for x in around(mean, deviation, [-8, -3, -1, 0, 1, 3, 8], high=1):
            add("beta", beta, (first, second), x)
for x in [1e-300, 1e-100, 1e-8, 0.999999]:
    add("beta", beta, (0.3, 0.3), x)
    add("beta", beta, (2.5, 57.25), x)
for trials in [1, 10, 1000, 100_000, 126_000_000]:
    for probability in [1e-3, 0.3, 0.5, 0.97]:
        deviation = (trials * probability * (1 - probability)) ** 0.5
        ends = [0, trials] if trials <= 1000 else []
        for k in counts(trials * probability, deviation, [-20, -5, -1, 0, 1, 5, 20], high=trials) + ends:
            add("binomial", binomial, (trials, probability), k, discrete=True)
for mean in [0.1, 1, 10, 1000.5, 1e5, 1e7, 1e9]:
    steps = [-20, -5, -1, 0, 1, 5, 20] if mean <= 1e5 else [-5, 0, 1, 5]
    for k in counts(mean, mean**0.5, steps) + ([0] if mean <= 1000 else []):
        add("poisson", poisson, (mean,), k, discrete=True)
for mean, size in [(1, 1), (5, 0.3), (100, 10), (1000, 1e6), (1e5, 2), (10, 1e12), (0.01, 0.05)]:
    for k in counts(mean, (mean + mean**2 / size) ** 0.5, [-20, -3, -0.5, 0, 1, 5, 30]) + [0]:
        add("negativeBinomial", negative_binomial, (mean, size), k, discrete=True)

print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
