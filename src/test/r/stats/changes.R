source("src/test/r/stats/common.R")

expect("changes", with.series(function(x, y) {
  n <- length(y)
  consecutive <- c(FALSE, diff(x) == 1)
  list(
    change = ifelse(consecutive, c(NA, diff(y)), NA),
    percent = ifelse(consecutive, c(NA, 100 * diff(y) / y[-n]), NA),
    growth = (y[n] / y[1])^(1 / (x[n] - x[1])) - 1
  )
}))
