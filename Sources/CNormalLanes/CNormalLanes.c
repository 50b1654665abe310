// Sums over thousands of normal distributions, which take most of the time that forecasts take. In C, as Swift has no way to use
// wider registers where the processor has them. The answer has the same bits on every processor: lanes are summed in one
// order, and no product is fused with a sum.

#include "CNormalLanes.h"

#include <stdint.h>
#include <string.h>

#pragma clang fp contract(off)

#define LANES 8
#define INLINE static inline __attribute__((always_inline))

typedef double doubles __attribute__((vector_size(LANES * sizeof(double))));
typedef uint64_t double_bits __attribute__((vector_size(LANES * sizeof(double))));
typedef float floats __attribute__((vector_size(LANES * sizeof(float))));
typedef uint32_t float_bits __attribute__((vector_size(LANES * sizeof(float))));

#define SELECT(mask, chosen, other) ((doubles)(((double_bits)(chosen) & (mask)) | ((double_bits)(other) & ~(mask))))

/// Exponentials; 0 below −708, and that of 709 beyond it.
///
/// Source: x = n log 2 + r with |r| ≤ log 2 / 2, and the Taylor series of exp r to its twelfth power.
INLINE void exponential(const doubles *x, doubles *result) {
    const double_bits is_too_small = (double_bits)(*x < -708.0), is_too_large = (double_bits)(*x > 709.0);
    const doubles least = (doubles){0} - 708.0, most = (doubles){0} + 709.0;
    const doubles held = SELECT(is_too_small, least, SELECT(is_too_large, most, *x));
    // Adding 1.5 · 2⁵² rounds to a whole number and leaves it in the lowest bits; log 2 comes in two parts, the first with zeros
    // enough at its end for the product to be exact.
    const doubles shifted = held * 1.442695040888963407 + 0x1.8p52;
    const doubles whole = shifted - 0x1.8p52;
    const doubles rest = held - whole * 0x1.62e42fee00000p-1 - whole * 0x1.a39ef35793c76p-33;
    static const double taylor[] = {
        2.505210838544172e-08, 2.755731922398589e-07, 2.7557319223985893e-06, 2.48015873015873e-05,
        0.0001984126984126984, 0.001388888888888889,  0.008333333333333333,   0.041666666666666664,
        0.16666666666666666,   0.5,                   1.0,                    1.0};
    doubles sum = (doubles){0} + 2.08767569878681e-09;
    for (int power = 0; power < 12; power++) sum = sum * rest + taylor[power];
    const doubles one = (doubles){0} + 1.0;
    const doubles power_of_two = (doubles)((double_bits)one + ((double_bits)shifted << 52));
    *result = (doubles)((double_bits)(sum * power_of_two) & ~is_too_small);
}

/// The standard normal's tail beyond |z| and its density.
///
/// Source: P(Z > z) is the density times Mills' ratio, and the ratio times z + 2 is a polynomial in (z − 4.5)/(z + 4.5) to
/// 3 · 10⁻¹⁵; the idea is Shepherd & Laframboise (1981), Mathematics of Computation 36, the coefficients are our own
/// (Chebyshev interpolation in 40 digits).
INLINE void standard_tail(const doubles *score, doubles *tail, doubles *density) {
    const doubles size = (doubles)((double_bits)*score & 0x7FFFFFFFFFFFFFFF);
    const doubles farthest = (doubles){0} + 40.0;
    const doubles z = SELECT((double_bits)(size > farthest), farthest, size);
    const doubles exponent = z * z * -0.5;
    doubles power;
    exponential(&exponent, &power);
    *density = power * 0.3989422804014326779;
    static const double mills[] = {
        1.0829305042244935e-08, 1.49315007424195e-07,  -9.187408948096508e-08, -1.0065353408171262e-06,
        5.189314994658035e-07,  6.077820721801689e-06, -4.088617668857596e-06, -3.68543995932475e-05,
        4.914704174897908e-05,  0.0002072752022944724, -0.000627455050027724,  -0.0004437493600934571,
        0.006106822684142427,   -0.015937930408502516, 0.016235395599803606,   0.025381666114366944,
        -0.1474149222034388,    0.36242975046715775,   -0.6276594746567723,    1.3817087728732067};
    const doubles place = (z - 4.5) / (z + 4.5);
    doubles ratio = (doubles){0} - 1.377372668596634e-08;
    for (int power = 0; power < 20; power++) ratio = ratio * place + mills[power];
    *tail = *density * ratio / (z + 2);
}

/// P(Z ≤ score) of a standard normal and its density, and the scores held to ±13.19, beyond which there is nothing that counts.
///
/// As above; beyond |z| Mills' ratio times |z| + 2 is a polynomial in (|z| − 3)/(|z| + 3), to 3 · 10⁻⁸.
INLINE void standard_normal(const floats *score, floats *probability, floats *density, floats *held) {
    // In bits, as comparing takes longer than all the rest: of numbers above 0 they are in the same order.
    const float_bits size = (float_bits)*score & 0x7FFFFFFF;
    const float_bits limit = (float_bits){0} + 0x41530A3D;
    const float_bits excess = size - limit;
    const float_bits held_size = limit + (excess & -(excess >> 31));
    const floats z = (floats)held_size;
    *held = (floats)(held_size | ((float_bits)*score & 0x80000000));
    static const float taylor[] = {0.0083333333f, 0.041666667f, 0.16666667f, 0.5f, 1, 1};
    const floats exponent = z * z * -0.5f;
    const floats shifted = exponent * 1.44269504f + 0x1.8p23f;
    const floats whole = shifted - 0x1.8p23f;
    const floats rest = exponent - whole * 0x1.62e4p-1f - whole * 0x1.7f7d1cp-20f;
    floats sum = (floats){0} + 0.0013888889f;
    for (int power = 0; power < 6; power++) sum = sum * rest + taylor[power];
    const floats one = (floats){0} + 1.0f;
    const floats power_of_two = (floats)((float_bits)one + ((float_bits)shifted << 23));
    *density = sum * power_of_two * 0.39894228f;
    static const float mills[] = {-0.00151924662f, 0.00500496127f, 0.0101040969f, -0.0415932134f,
                                  -0.00261779014f, 0.267689235f,   -0.759331853f, 1.5229515f};
    const floats place = (z - 3) / (z + 3);
    floats ratio = (floats){0} - 0.000789065411f;
    for (int power = 0; power < 8; power++) ratio = ratio * place + mills[power];
    const floats tail = *density * ratio / (z + 2);
    const floats other = 1 - tail;
    const float_bits swapped = ((float_bits)tail ^ (float_bits)other) & -((float_bits)*score >> 31);
    *probability = (floats)((float_bits)other ^ swapped);
}

INLINE void sum_tails(
    const double *weights, const double *means, const double *variances, size_t count, double position, double *lower,
    double *upper) {
    doubles below_sum = {0}, above_sum = {0};
    for (size_t start = 0; start < count; start += LANES) {
        // Lanes beyond the last have weight 0.
        doubles weight = {0}, mean = {0}, variance = (doubles){0} + 1.0;
        const size_t size = (count - start < LANES ? count - start : LANES) * sizeof(double);
        if (size == sizeof(doubles)) {
            memcpy(&weight, weights + start, sizeof(doubles));
            memcpy(&mean, means + start, sizeof(doubles));
            memcpy(&variance, variances + start, sizeof(doubles));
        } else {
            memcpy(&weight, weights + start, size);
            memcpy(&mean, means + start, size);
            memcpy(&variance, variances + start, size);
        }
        const doubles score = (position - mean) / __builtin_elementwise_sqrt(variance);
        doubles tail, density;
        standard_tail(&score, &tail, &density);
        const doubles rest = 1 - tail;
        const double_bits is_below = (double_bits)(score < 0.0);
        below_sum += weight * SELECT(is_below, tail, rest);
        above_sum += weight * SELECT(is_below, rest, tail);
    }
    *lower = 0;
    *upper = 0;
    for (int lane = 0; lane < LANES; lane++) {
        *lower += below_sum[lane];
        *upper += above_sum[lane];
    }
}

INLINE void sum_cells(
    const struct normal_cells *blocks, size_t count, float place, double *probability, double *slope,
    double *curvature) {
    floats probabilities = {0}, slopes = {0}, curvatures = {0};
    for (size_t index = 0; index < count; index++) {
        floats middle, inverse, weight, third_part, fourth_part;
        memcpy(&middle, blocks[index].middles, sizeof middle);
        memcpy(&inverse, blocks[index].inverse_spreads, sizeof inverse);
        memcpy(&weight, blocks[index].weights, sizeof weight);
        memcpy(&third_part, blocks[index].thirds, sizeof third_part);
        memcpy(&fourth_part, blocks[index].fourths, sizeof fourth_part);
        const floats distance = (place - middle) * inverse;
        floats lower_tail, density, score;
        standard_normal(&distance, &lower_tail, &density, &score);
        // Hermite polynomials.
        const floats second = score * score - 1;
        const floats third = score * (second - 2);
        const floats fourth = score * third - 3 * second;
        const floats fifth = score * fourth - 4 * third;
        probabilities += weight * lower_tail - density * (third_part * second + fourth_part * third);
        // With d/dz (φ He_j) = −φ He_{j+1}.
        const floats scaled = density * inverse;
        slopes += scaled * (weight + third_part * third + fourth_part * fourth);
        curvatures -= scaled * inverse * (weight * score + third_part * fourth + fourth_part * fifth);
    }
    float sums[3] = {0};
    for (int lane = 0; lane < LANES; lane++) {
        sums[0] += probabilities[lane];
        sums[1] += slopes[lane];
        sums[2] += curvatures[lane];
    }
    *probability = sums[0];
    *slope = sums[1];
    *curvature = sums[2];
}

INLINE void four_exponentials(const double x[4], double results[4]) {
    doubles all = {0}, powers;
    memcpy(&all, x, 4 * sizeof(double));
    exponential(&all, &powers);
    memcpy(results, &powers, 4 * sizeof(double));
}

INLINE void four_tails(const double distances[4], double tails[4], double densities[4]) {
    doubles all = {0}, tail, density;
    memcpy(&all, distances, 4 * sizeof(double));
    standard_tail(&all, &tail, &density);
    memcpy(tails, &tail, 4 * sizeof(double));
    memcpy(densities, &density, 4 * sizeof(double));
}

// The same for each width of registers; `name` is called with `arguments` by whichever the processor has.
#define WIDTH(width, name, body, parameters, arguments) \
    __attribute__((target(width))) static void name parameters { body arguments; }

#if defined(__x86_64__)
#define DISPATCHED(name, body, parameters, arguments)                   \
    WIDTH("avx512f", name##_avx512, body, parameters, arguments)        \
    WIDTH("avx2", name##_avx2, body, parameters, arguments)             \
    void name parameters {                                              \
        if (__builtin_cpu_supports("avx512f")) {                        \
            name##_avx512 arguments;                                    \
        } else if (__builtin_cpu_supports("avx2")) {                    \
            name##_avx2 arguments;                                      \
        } else {                                                        \
            body arguments;                                             \
        }                                                               \
    }
#else
#define DISPATCHED(name, body, parameters, arguments) \
    void name parameters { body arguments; }
#endif

DISPATCHED(exponentials, four_exponentials, (const double x[4], double results[4]), (x, results))
DISPATCHED(
    standard_normal_tails, four_tails, (const double distances[4], double tails[4], double densities[4]),
    (distances, tails, densities))
DISPATCHED(
    normal_tails, sum_tails,
    (const double *weights, const double *means, const double *variances, size_t count, double position, double *lower,
     double *upper),
    (weights, means, variances, count, position, lower, upper))
DISPATCHED(
    normal_cells_value, sum_cells,
    (const struct normal_cells *blocks, size_t count, float place, double *probability, double *slope,
     double *curvature),
    (blocks, count, place, probability, slope, curvature))
