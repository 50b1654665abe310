/* Both tails of distributions by GSL and by R's library, and how long either takes. A line of the input is a distribution, three
   parameters and a point; one with the word time in front of a distribution asks for nanoseconds a tail at its points so far.
   tails.py compiles and asks it. */
#define MATHLIB_STANDALONE
#include <Rmath.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef double Tail(const double *p, double x, int lower);

#define DISTRIBUTION(name, gsl, gsl_arguments, r_call)                                      \
    static double gsl_##name(const double *p, double x, int lower) {                        \
        return lower ? gsl_cdf_##gsl##_P gsl_arguments : gsl_cdf_##gsl##_Q gsl_arguments;   \
    }                                                                                       \
    static double r_##name(const double *p, double x, int lower) { return r_call; }

DISTRIBUTION(normal, gaussian, (x - p[0], p[1]), pnorm5(x, p[0], p[1], lower, 0))
DISTRIBUTION(studentT, tdist, ((x - p[1]) / p[2], p[0]), pt((x - p[1]) / p[2], p[0], lower, 0))
DISTRIBUTION(gamma, gamma, (x, p[0], p[1]), pgamma(x, p[0], p[1], lower, 0))
DISTRIBUTION(chiSquared, chisq, (x, p[0]), pchisq(x, p[0], lower, 0))
DISTRIBUTION(beta, beta, (x, p[0], p[1]), pbeta(x, p[0], p[1], lower, 0))
DISTRIBUTION(binomial, binomial, ((unsigned)x, p[1], (unsigned)p[0]), pbinom(x, p[0], p[1], lower, 0))
DISTRIBUTION(poisson, poisson, ((unsigned)x, p[0]), ppois(x, p[0], lower, 0))
DISTRIBUTION(negativeBinomial, negative_binomial, ((unsigned)x, p[1] / (p[1] + p[0]), p[1]),
             pnbinom_mu(x, p[1], p[0], lower, 0))

#define ENTRY(name) {#name, gsl_##name, r_##name}
static const struct { const char *name; Tail *gsl, *r; } distributions[] = {
    ENTRY(normal), ENTRY(studentT), ENTRY(gamma), ENTRY(chiSquared), ENTRY(beta), ENTRY(binomial), ENTRY(poisson),
    ENTRY(negativeBinomial)};

static double points[4096][4];
static int count = 0;

static double nanoseconds(Tail *tail) {
    volatile double sum = 0;
    double calls = 0;
    clock_t start = clock();
    while (clock() - start < CLOCKS_PER_SEC / 5)
        for (int i = 0; i < count; ++i, calls += 2) sum += tail(points[i], points[i][3], 1) + tail(points[i], points[i][3], 0);
    return 1e9 * (double)(clock() - start) / CLOCKS_PER_SEC / calls;
}

int main(void) {
    char word[32];
    gsl_set_error_handler_off();
    while (scanf("%31s", word) == 1) {
        int is_time = strcmp(word, "time") == 0;
        if (is_time && scanf("%31s", word) != 1) return 1;
        size_t i = 0, end = sizeof distributions / sizeof *distributions;
        while (i < end && strcmp(distributions[i].name, word) != 0) ++i;
        if (i == end || count == 4096) return 1;
        Tail *gsl = distributions[i].gsl, *r = distributions[i].r;
        if (is_time) {
            printf("%.17g %.17g\n", nanoseconds(gsl), nanoseconds(r));
            count = 0;
            continue;
        }
        double *p = points[count++];
        if (scanf("%lf %lf %lf %lf", p, p + 1, p + 2, p + 3) != 4) return 1;
        printf("%.17g %.17g %.17g %.17g\n", gsl(p, p[3], 1), gsl(p, p[3], 0), r(p, p[3], 1), r(p, p[3], 0));
    }
    return 0;
}
