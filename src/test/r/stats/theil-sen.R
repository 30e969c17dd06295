# As trend::sens.slope (Pohlert), written out because the package is not in Debian; here for any times.
source("src/test/r/stats/common.R")

interval <- function(x, y, confidence) {
  slopes <- sort(pairwise(x, y))
  k <- length(slopes)
  C <- qnorm(1 - (1 - confidence) / 2) * sqrt(kendall.variance(y))
  lower <- round((k - C) / 2)
  upper <- round((k + C) / 2 + 1)
  if (lower < 1 || upper > k) c(NA, NA) else slopes[c(lower, upper)]
}

expect("theil-sen", with.series(function(x, y) {
  slope <- median(pairwise(x, y))
  list(
    slope = slope, intercept = median(y - slope * x),
    interval.95 = interval(x, y, 0.95), interval.80 = interval(x, y, 0.80)
  )
}))
