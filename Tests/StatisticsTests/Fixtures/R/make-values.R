# Writes values.json: what R makes of the series in it. Run in this folder: Rscript make-values.R
# Made with R 4.2.2, forecast 8.20, MASS 7.3-58.
suppressPackageStartupMessages({library(forecast); library(MASS)})

number <- function(x) formatC(x, digits = 15, format = "g", flag = "")
json <- function(x) {
  if (is.list(x)) {
    parts <- mapply(function(name, value) paste0('"', name, '": ', json(value)), names(x), x)
    paste0("{", paste(parts, collapse = ", "), "}")
  } else {
    paste0("[", paste(trimws(sapply(x, number)), collapse = ", "), "]")
  }
}

nile <- as.numeric(Nile)[1:20]
longNile <- as.numeric(Nile)[1:60]
airmiles <- as.numeric(datasets::airmiles)
discoveries <- as.numeric(datasets::discoveries)[1:30]
growth <- c(5.2, 7.1, 10.4, 14.0, 20.3, 27.9, 36.1, 46.8, 55.9, 65.2, 72.4, 79.8, 83.9, 88.1)
successes <- c(3, 5, 11, 9, 16, 28, 30, 44)
trials <- c(212, 220, 229, 236, 240, 251, 255, 262)
horizon <- 4

# Times relative to the last value, as the models have them.
ages <- function(y) seq_along(y) - length(y)
ahead <- data.frame(t = 1:horizon)
limits <- function(fit) {
  # A coming value has weight 1, as the last one.
  found <- predict(fit, ahead, interval = "prediction", level = 0.9, weights = 1)
  list(median = found[, "fit"], lower = found[, "lwr"], upper = found[, "upr"])
}
line <- function(y, weights = NULL) {
  data <- data.frame(y = y, t = ages(y), w = if (is.null(weights)) rep(1, length(y)) else weights)
  fit <- lm(y ~ t, data, weights = w)
  found <- summary(fit)$coefficients
  c(list(values = y, level = found[1, 1], levelError = found[1, 2], slope = found[2, 1], slopeError = found[2, 2],
         deviation = summary(fit)$sigma, fitted = fitted(fit), logLikelihood = as.numeric(logLik(fit))),
    limits(fit))
}

# A random walk on values with gaps is least squares on the changes, each divided by the root of its time.
gapYears <- c(2003, 2004, 2007, 2008, 2013, 2015, 2016)
gapValues <- nile[1:7]
change <- diff(gapValues); time <- diff(gapYears)
gapFit <- lm(I(change / sqrt(time)) ~ 0 + sqrt(time))

walk <- function(y, drift) {
  found <- rwf(y, h = horizon, drift = drift, level = 90)
  list(values = y, mean = found$mean, deviation = (found$upper[, 1] - found$mean) / qnorm(0.95))
}

smoothing <- function(y, model, damped) {
  fit <- ets(y, model = model, damped = damped, bounds = "usual", opt.crit = "lik", biasadj = FALSE)
  found <- forecast(fit, h = horizon, level = 90)
  list(values = y, weights = as.numeric(fit$par[names(fit$par) %in% c("alpha", "beta", "phi")]),
       sumOfSquares = sum(residuals(fit)^2), mean = found$mean,
       # Variance of a forecast in units of the innovations' variance.
       relativeVariance = ((found$upper[, 1] - found$mean) / qnorm(0.95))^2 / fit$sigma2)
}

theta <- function(y) {
  found <- thetaf(y, h = horizon)
  list(values = y, alpha = found$model$par["alpha"], mean = found$mean)
}

# Firth's Poisson estimate: maximum likelihood with half the leverages added to the counts, until it settles.
firth <- function(y) {
  t <- ages(y); h <- rep(2 / length(y), length(y))
  for (i in 1:500) {
    fit <- suppressWarnings(glm(I(y + h / 2) ~ t, family = poisson, control = list(epsilon = 1e-14, maxit = 100)))
    h <- hatvalues(fit)
  }
  fit
}
coefficientsOf <- function(fit) {
  found <- summary(fit)$coefficients
  list(level = found[1, 1], levelError = found[1, 2], slope = found[2, 1], slopeError = found[2, 2])
}
poissonFit <- glm(discoveries ~ ages(discoveries), family = poisson, control = list(epsilon = 1e-14))
negative <- glm.nb(discoveries ~ ages(discoveries), control = glm.control(epsilon = 1e-12, maxit = 100))
zeros <- c(0, 0, 0, 1, 0, 2)
binomialFit <- glm(cbind(successes, trials - successes) ~ ages(successes), family = quasibinomial,
                   control = list(epsilon = 1e-14))
robust <- rlm(y ~ t, data.frame(y = replace(nile, 5, 4000), t = ages(nile)), psi = psi.bisquare, maxit = 200, acc = 1e-10)

curve <- function(y, shape) {
  data <- data.frame(y = y, t = ages(y))
  # The formulas of SSlogis and SSgompertz; their own search for a start doesn't always succeed.
  fit <- if (shape == "logistic")
    nls(y ~ Asym / (1 + exp((xmid - t) / scal)), data, list(Asym = 95, xmid = -6, scal = 2), nls.control(tol = 1e-7, minFactor = 1e-10))
  else nls(y ~ Asym * exp(-b2 * b3^t), data, list(Asym = 110, b2 = 0.2, b3 = 0.8), nls.control(tol = 1e-7, minFactor = 1e-10))
  found <- summary(fit)
  list(values = y, ceiling = found$coefficients[1, 1], ceilingError = found$coefficients[1, 2],
       deviation = found$sigma, fitted = as.numeric(fitted(fit)), ahead = as.numeric(predict(fit, ahead)))
}

write(json(list(
  line = line(nile),
  weightedLine = line(nile, 0.9^(-ages(nile))),
  exponential = line(log(airmiles)),
  airmiles = list(values = airmiles),
  walk = walk(nile, FALSE),
  drift = walk(airmiles, TRUE),
  gaps = list(years = gapYears, values = gapValues, drift = coef(gapFit), driftError = summary(gapFit)$coefficients[1, 2],
              deviation = summary(gapFit)$sigma),
  simple = smoothing(longNile, "ANN", FALSE),
  holt = smoothing(airmiles, "AAN", FALSE),
  damped = smoothing(growth, "AAN", TRUE),
  thetaNile = theta(longNile),
  thetaAirmiles = theta(airmiles),
  poisson = c(list(values = discoveries, logLikelihood = as.numeric(logLik(poissonFit))), coefficientsOf(poissonFit)),
  firth = c(list(values = zeros), coefficientsOf(firth(zeros))),
  negativeBinomial = c(list(values = discoveries, size = negative$theta, logLikelihood = as.numeric(logLik(negative))),
                       coefficientsOf(negative)),
  binomial = c(list(successes = successes, trials = trials, dispersion = summary(binomialFit)$dispersion,
                    fitted = fitted(binomialFit)), coefficientsOf(binomialFit)),
  robust = list(values = replace(nile, 5, 4000), level = coef(robust)[1], slope = coef(robust)[2]),
  logistic = curve(growth, "logistic"),
  gompertz = curve(growth, "gompertz")
)), "values.json")
