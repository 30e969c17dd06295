suppressMessages(library(forecast))
source("src/test/r/stats/common.R")

unbroken <- Filter(function(s) all(diff(s$x) == 1), series)

of.model <- function(y, confidence) rwf(ts(y), h = 5, drift = TRUE, level = 100 * confidence)

expect("random-walk", with.series(function(x, y) {
  wide <- of.model(y, 0.95)
  narrow <- of.model(y, 0.80)
  list(
    mean = wide$mean, low.95 = wide$lower, high.95 = wide$upper, low.80 = narrow$lower, high.80 = narrow$upper
  )
}, unbroken), "forecast")

# From each origin with so many points before it, so many steps ahead.
back.test <- function(y, smallest, horizon) {
  rows <- do.call(rbind, lapply(smallest:(length(y) - 1), function(n) {
    forecast <- of.model(y[1:n], 0.95)
    steps <- seq_len(min(horizon, length(y) - n))
    actual <- y[n + steps]
    data.frame(
      error = actual - forecast$mean[steps], scale = mean(abs(diff(y[1:n]))),
      inside = forecast$lower[steps] <= actual & actual <= forecast$upper[steps]
    )
  }))
  list(
    forecasts = nrow(rows), mae = mean(abs(rows$error)), rmse = sqrt(mean(rows$error^2)),
    mase = mean(abs(rows$error) / rows$scale), bias = mean(rows$error), coverage = mean(rows$inside)
  )
}

expect("back-test", with.series(function(x, y) back.test(y, 5, 3), Filter(function(s) length(s$y) > 5, unbroken)), "forecast")
