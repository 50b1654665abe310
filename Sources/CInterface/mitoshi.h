/* Mitoshi through C: what is to be expected of one short yearly series, and of its targets.
 *
 *     double values[] = {480, 492, 497, 505};
 *     int32_t years[] = {2017, 2018, 2019, 2020};
 *     int32_t target_years[] = {2022};
 *     double at_least[] = {520}, at_most[] = {NAN}, chances[1];
 *     mitoshi_status status = mitoshi_forecast(
 *         values, years, 4, "cumulative-stock", NAN, NAN, target_years, at_least, at_most, 1, chances,
 *         0, NULL, 0, NULL, message, sizeof message);
 *
 * The answer is that of a line of `mitoshi stream`: it depends on its arguments alone. Calls may be made from several
 * threads at once.
 *
 * Copyright: see LICENSE. GPL-3.0-or-later.
 */
#ifndef MITOSHI_H
#define MITOSHI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    /* Everything that was asked for is there. */
    MITOSHI_OK = 0,
    /* No model answers: no value is known, say, or the kind is one that the past tells nothing of. */
    MITOSHI_REFUSED = 1,
    /* The arguments contradict each other. */
    MITOSHI_INVALID = 2
} mitoshi_status;

/* Forecasts a series and says how likely its targets are.
 *
 * values, years     count of them, in any order; NAN for a year without a value.
 * kind              "stock", "flow", "cumulative-stock", "share" or "small-count"; NULL: what the values show.
 * lower, upper      the least and the greatest possible value; NAN where it is the kind's.
 * target_years      target_count of them, each after the last value or one of its years.
 * at_least, at_most the ends of what meets each target, NAN for none; two different ends are a range to keep within, two equal
 *                   ones a number alone, whose better side nobody states.
 * chances           target_count places: P(met), 1 or 0 once a value decides, NAN where nobody knows which side is better.
 * horizon           for how many years after the last value quantiles are wanted.
 * levels            level_count of them, each above 0 and below 1.
 * quantiles         horizon · level_count places, year by year.
 * message           where words go that say what is wrong, in English, "CODE: TEXT", cut off at message_size bytes with the
 *                   zero at their end; an empty text where all is well. NULL with 0 for none.
 *
 * Arrays of no elements may be NULL. Unless the status is MITOSHI_OK, chances and quantiles are left as they were.
 */
mitoshi_status mitoshi_forecast(
    const double *values, const int32_t *years, size_t count, const char *kind, double lower, double upper,
    const int32_t *target_years, const double *at_least, const double *at_most, size_t target_count, double *chances,
    int32_t horizon, const double *levels, size_t level_count, double *quantiles, char *message, size_t message_size);

#ifdef __cplusplus
}
#endif

#endif
