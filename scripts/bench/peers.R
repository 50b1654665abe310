# peers.R METHOD in.csv out.csv
# in.csv: series,steps,value in order of time; out.csv: series,step,mean,lo80,hi80,lo95,hi95, NaN where the method failed.
# Prints the processor seconds that the forecasts alone took.
arguments <- commandArgs(TRUE)
suppressPackageStartupMessages(library(forecast))
table <- read.csv(arguments[2])
level <- c(80, 95)
method <- switch(arguments[1],
  "ets" = function(y, h) forecast(ets(y), h = h, level = level),
  "auto.arima" = function(y, h) forecast(auto.arima(y), h = h, level = level),
  "thetaf" = function(y, h) thetaf(y, h = h, level = level),
  "rwf" = function(y, h) rwf(y, h = h, drift = TRUE, level = level))
invisible(method(ts(c(3, 4, 6, 5, 7, 8, 9, 8, 10, 12)), 2))
groups <- split(table, table$series)
results <- vector("list", length(groups))
start <- sum(proc.time()[1:2])
for (i in seq_along(groups)) {
  h <- groups[[i]]$steps[1]
  f <- tryCatch(suppressWarnings(method(ts(groups[[i]]$value), h)), error = function(e) NULL)
  rows <- if (is.null(f)) matrix(NaN, h, 5) else cbind(f$mean, f$lower[, 1], f$upper[, 1], f$lower[, 2], f$upper[, 2])
  results[[i]] <- cbind(groups[[i]]$series[1], 1:h, rows)
}
seconds <- sum(proc.time()[1:2]) - start
result <- as.data.frame(do.call(rbind, results))
names(result) <- c("series", "step", "mean", "lo80", "hi80", "lo95", "hi95")
write.csv(result, arguments[3], row.names = FALSE)
cat(seconds, "\n")
