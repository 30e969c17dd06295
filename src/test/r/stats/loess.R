source("src/test/r/stats/common.R")

long.enough <- Filter(function(s) length(s$y) >= 7, series)

expect("loess", with.series(function(x, y) {
  fit <- loess(y ~ x, span = 0.75, degree = 2, family = "gaussian", surface = "direct")
  at <- c(x, x[1] + 0.3, mean(range(x)) + 0.1, x[length(x)] + 1)
  list(at = at, fitted = predict(fit, data.frame(x = at)))
}, long.enough))
