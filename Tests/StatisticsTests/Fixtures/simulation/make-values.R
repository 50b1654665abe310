# Writes values.json: chances found by drawing, where the package integrates. Run in this folder: Rscript make-values.R
# Made with R 4.2.2. With 4 million draws a chance has a standard error of at most 0.0003, more where draws are weighted.
set.seed(20210401)
draws <- 4e6
logit <- function(p) log(p / (100 - p))
variance <- function(scale, freedom) freedom * scale^2 / rchisq(draws, freedom)

json <- function(x) {
  if (is.list(x)) {
    paste0("{", paste0('"', names(x), '": ', sapply(x, json), collapse = ", "), "}")
  } else {
    paste0("[", paste(formatC(x, digits = 7, format = "g", flag = ""), collapse = ", "), "]")
  }
}

# A share that follows a driver. Times in years; the driver's mean over a year is that of twelve moments.
times <- c(2015.9, 2016.4, 2017, 2017.5, 2018.1, 2018.6, 2019.2, 2019.7, 2020)
rates <- c(8.2, 9.1, 10.6, 11.4, 13.0, 14.2, 16.4, 20.3, 28.1)
driven <- function(years, shares, targets) {
  x <- logit(rates)
  mean_over <- function(end) mean(approx(times, x, end - 1 + (1:12 - 0.5) / 12)$y)
  last <- x[length(x)]
  yearly <- approx(times, x, 2020 - 0:4)$y
  changes <- -diff(yearly)
  surprises <- -diff(changes)
  # The driver's own future: s from its prior, weighted by the surprises seen.
  s2 <- variance(0.39, 3)
  weight <- exp(rowSums(sapply(surprises, function(e) -log(s2) / 2 - e^2 / (2 * s2))))
  keep <- sample.int(draws, draws, replace = TRUE, prob = weight)
  s <- sqrt(s2[keep])
  first <- changes[1] + s * rnorm(draws)
  second <- first + s * rnorm(draws)
  # The share: sigma and the slope from their priors, weighted by the changes seen.
  z <- logit(shares)
  sigma2 <- variance(0.19, 3)
  slope <- rnorm(draws, 1, 0.5)
  if (length(z) > 1) {
    moved <- diff(sapply(years, mean_over))
    weight <- exp(rowSums(mapply(
      function(dz, dx, dt) -log(sigma2 * dt) / 2 - (dz - slope * dx)^2 / (2 * sigma2 * dt), diff(z), moved, diff(years))))
    keep <- sample.int(draws, draws, replace = TRUE, prob = weight)
    sigma2 <- sigma2[keep]
    slope <- slope[keep]
  }
  middle <- (1:12 - 0.5) / 12
  start <- mean_over(2020)
  one <- last + first * mean(middle) - start
  two <- last + first + second * mean(middle) - start
  # The last digit of the shares is 0.1 with several values, 1 with the single 3.
  unit <- if (length(z) > 1) 0.1 else 1
  final <- shares[length(shares)]
  noise <- rnorm(draws) * unit / sqrt(12) * 100 / (final * (100 - final))
  step <- rnorm(draws) * sqrt(sigma2)
  z1 <- z[length(z)] + slope * one + noise + step
  z2 <- z[length(z)] + slope * two + noise + step + rnorm(draws) * sqrt(sigma2)
  met1 <- z1 >= logit(targets[1])
  met2 <- z2 >= logit(targets[2])
  list(years = years, shares = shares, targets = targets, first = mean(met1), second = mean(met2),
       both = mean(met1 & met2), slope = mean(slope), deviation = sd(slope),
       quantiles = 100 * plogis(quantile(z2, c(0.025, 0.1, 0.5, 0.9, 0.975), names = FALSE)))
}

values <- list(
  driver = list(times = times, rates = rates),
  oneShare = driven(2020, 3, c(7, 10)),
  fourShares = driven(2017:2020, c(1.2, 1.3, 1.9, 2.6), c(4, 7)))
writeLines(json(values), "values.json")
