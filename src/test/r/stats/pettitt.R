# As trend::pettitt.test (Pohlert), from the ranks; the first point where the greatest is reached.
source("src/test/r/stats/common.R")

expect("pettitt", with.series(function(x, y) {
  n <- length(y)
  u <- 2 * cumsum(rank(y)) - seq_len(n) * (n + 1)
  k <- max(abs(u))
  list(k = k, last.before = x[which.max(abs(u))], p = min(1, 2 * exp(-6 * k^2 / (n^3 + n^2))))
}))
