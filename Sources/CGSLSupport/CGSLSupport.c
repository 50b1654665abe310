#include "CGSLSupport.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>

static _Thread_local cgsl_complaint first_complaint;

static void record_complaint(const char *reason, const char *file, int line, int code) {
    if (first_complaint.code != GSL_SUCCESS) return;
    first_complaint.code = code;
    first_complaint.line = line;
    snprintf(first_complaint.reason, sizeof first_complaint.reason, "%s", reason ? reason : "");
    snprintf(first_complaint.file, sizeof first_complaint.file, "%s", file ? file : "");
}

void cgsl_install_recording_handler(void) { gsl_set_error_handler(record_complaint); }

cgsl_complaint cgsl_take_complaint(void) {
    cgsl_complaint taken = first_complaint;
    first_complaint.code = GSL_SUCCESS;
    return taken;
}

const gsl_rng_type *cgsl_mt19937(void) { return gsl_rng_mt19937; }
const gsl_qrng_type *cgsl_sobol(void) { return gsl_qrng_sobol; }
const gsl_min_fminimizer_type *cgsl_brent_minimizer(void) { return gsl_min_fminimizer_brent; }
const gsl_multimin_fminimizer_type *cgsl_nelder_mead(void) { return gsl_multimin_fminimizer_nmsimplex2; }
const gsl_root_fsolver_type *cgsl_brent_root(void) { return gsl_root_fsolver_brent; }
const gsl_multifit_robust_type *cgsl_bisquare(void) { return gsl_multifit_robust_bisquare; }
const gsl_multifit_nlinear_type *cgsl_trust_region(void) { return gsl_multifit_nlinear_trust; }
const gsl_multifit_nlinear_trs *cgsl_levenberg_marquardt(void) { return gsl_multifit_nlinear_trs_lm; }
const gsl_multifit_nlinear_trs *cgsl_accelerated_levenberg_marquardt(void) { return gsl_multifit_nlinear_trs_lmaccel; }
const gsl_multifit_nlinear_scale *cgsl_more_scaling(void) { return gsl_multifit_nlinear_scale_more; }
const gsl_multifit_nlinear_scale *cgsl_levenberg_scaling(void) { return gsl_multifit_nlinear_scale_levenberg; }
const gsl_multifit_nlinear_scale *cgsl_marquardt_scaling(void) { return gsl_multifit_nlinear_scale_marquardt; }
const gsl_multifit_nlinear_solver *cgsl_qr_solver(void) { return gsl_multifit_nlinear_solver_qr; }
