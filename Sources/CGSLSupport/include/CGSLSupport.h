#pragma once

#include <gsl/gsl_min.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>

/// One complaint raised inside GSL. The texts are copies: GSL promises nothing about how long its own live.
typedef struct {
    int code; /* 0 when nothing was raised */
    char reason[256];
    char file[128];
    int line;
} cgsl_complaint;

/// Replaces GSL's aborting error handler by one that notes the complaint for the calling thread.
void cgsl_install_recording_handler(void);

/// The first complaint raised on this thread since the last call, which it also clears.
cgsl_complaint cgsl_take_complaint(void);

/* GSL publishes its algorithms as mutable globals, which Swift 6 refuses to read: hand them out by function. */
const gsl_rng_type *cgsl_mt19937(void);
const gsl_qrng_type *cgsl_sobol(void);
const gsl_min_fminimizer_type *cgsl_brent_minimizer(void);
const gsl_multimin_fminimizer_type *cgsl_nelder_mead(void);
const gsl_root_fsolver_type *cgsl_brent_root(void);
const gsl_multifit_robust_type *cgsl_bisquare(void);
const gsl_multifit_nlinear_type *cgsl_trust_region(void);
const gsl_multifit_nlinear_trs *cgsl_levenberg_marquardt(void);
const gsl_multifit_nlinear_trs *cgsl_accelerated_levenberg_marquardt(void);
const gsl_multifit_nlinear_scale *cgsl_more_scaling(void);
const gsl_multifit_nlinear_scale *cgsl_levenberg_scaling(void);
const gsl_multifit_nlinear_scale *cgsl_marquardt_scaling(void);
const gsl_multifit_nlinear_solver *cgsl_qr_solver(void);
