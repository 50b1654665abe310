#ifndef CNORMAL_LANES_H
#define CNORMAL_LANES_H

#include <stddef.h>

/// Σ w P(X ≤ position) and Σ w P(X > position) of normal distributions with these weights, means and variances, each tail to a
/// relative 10⁻¹²; those beyond 37 standard deviations count as those of 37.
void normal_tails(
    const double *weights, const double *means, const double *variances, size_t count, double position, double *lower,
    double *upper);

/// Eight distributions that are nearly normal: their middles, and weights times γ₃/6 and γ₄/24 of their Gram–Charlier series.
struct normal_cells {
    float middles[8], inverse_spreads[8], weights[8], thirds[8], fourths[8];
};

/// Their distribution function at `place` and its first two derivatives, within 10⁻⁷.
void normal_cells_value(
    const struct normal_cells *blocks, size_t count, float place, double *probability, double *slope,
    double *curvature);

#endif
