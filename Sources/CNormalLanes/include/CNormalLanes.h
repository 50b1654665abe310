#ifndef CNORMAL_LANES_H
#define CNORMAL_LANES_H

#include <stddef.h>

/// Four exponentials, each within 2 units in the last place; 0 below −708, and that of 709 beyond it.
void exponentials(const double x[4], double results[4]);

/// For four distances z ≥ 0 the standard normal's P(Z > z), to a relative 10⁻¹², and its density; 0 from about 37.6.
void standard_normal_tails(const double distances[4], double tails[4], double densities[4]);

/// Σ w P(X ≤ position) and Σ w P(X > position) of normal distributions with these weights, means and variances, with such tails.
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
