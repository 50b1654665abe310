# Writes values.json: fits that R and an algorithm written out here give.
#
#     Rscript make-values.R > values.json
#
# R 4.2.2 was used. `weighted` is R's lm with weights. `robust` is iteratively reweighted least squares with bisquare
# weights as the manual of GSL 2.7 describes it under "Robust linear regression" (R's own MASS::rlm doesn't allow for
# leverage), with nothing in common with GSL's code:
#   residuals are divided by sqrt(1 - leverage), then by 4.685 times the median of the largest n - p + 1 absolute
#   residuals over 0.6745, until no coefficient changes by more than 1e-12.

robust <- function(x, y) {
    n <- nrow(x)
    p <- ncol(x)
    q <- qr.Q(qr(x))
    factor <- 1 / sqrt(1 - pmin(rowSums(q^2), 0.9999))
    beta <- lm.fit(x, y)$coefficients
    mad <- function(r) median(sort(abs(r))[seq(p, n)]) / 0.6745
    floor <- 1e-6 * sd(y)
    for (i in 1:1000) {
        r <- drop(y - x %*% beta) * factor
        sigma <- max(mad(r), floor)
        u <- r / (sigma * 4.685)
        w <- ifelse(abs(u) < 1, (1 - u^2)^2, 0)
        new <- lm.wfit(x, y, w)$coefficients
        done <- max(abs(new - beta) / pmax(abs(beta), 1e-300)) < 1e-12
        beta <- new
        if (done) break
    }
    list(coefficients = unname(beta), weights = w)
}

number <- function(v) sprintf("%.17g", v)
array <- function(v) paste0("[", paste(number(v), collapse = ", "), "]")
rows <- function(m) paste0("[", paste(apply(m, 1, array), collapse = ", "), "]")
problem <- function(kind, x, y, w, fields) {
    body <- paste0("\"", names(fields), "\": ", fields, collapse = ", ")
    sprintf("{\"kind\": \"%s\", \"rows\": %s, \"response\": %s, \"weights\": %s, %s}", kind, rows(x), array(y),
        array(w), body)
}

weighted <- function(x, y, w) {
    fit <- summary(lm(y ~ 0 + x, weights = w))
    problem("weighted", x, y, w, list(coefficients = array(fit$coefficients[, 1]),
        standardErrors = array(fit$coefficients[, 2]), scale = number(fit$sigma)))
}
robustly <- function(x, y) {
    fit <- robust(x, y)
    problem("robust", x, y, fit$weights, list(coefficients = array(fit$coefficients)))
}

# Speed and stopping distance (R's cars), year, unemployment and employment (longley), stack loss (stackloss).
line <- cbind(1, cars$speed)
plane <- cbind(1, as.matrix(stackloss[, 1:3]))
years <- cbind(1, longley$Year, longley$Unemployed)
out <- c(
    weighted(line, cars$dist, 1 / cars$speed),
    weighted(line, cars$dist, 0.9^(rev(seq_along(cars$dist)))),
    weighted(years, longley$Employed, seq(0.25, 4, by = 0.25)),
    weighted(unname(plane), stackloss$stack.loss, rep(c(1e-6, 1, 1e6), 7)),
    robustly(line, cars$dist),
    robustly(unname(plane), stackloss$stack.loss),
    robustly(cbind(1, 0:9), c(2, 5, 8.3, 10.9, 14.2, 17, 500, 23.1, 25.8, 29.1))
)
cat("[\n", paste(out, collapse = ",\n"), "\n]\n", sep = "")
