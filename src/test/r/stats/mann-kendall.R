# The correction by the formulas of Hamed and Rao (1998), as modifiedmk::mmkh, which is not in Debian.
source("src/test/r/stats/common.R")

normal.z <- function(s, variance) sign(s) * (abs(s) - 1) / sqrt(variance) * (s != 0)

expect("mann-kendall", with.series(function(x, y) {
  n <- length(y)
  tau <- cor(x, y, method = "kendall")
  s <- sum(sign(outer(y, y, "-"))[lower.tri(diag(n))])
  variance <- kendall.variance(y)
  z <- normal.z(s, variance)

  # As the times run from 1, the residuals are those of mmkh to the last bit, and with them the ties among their ranks.
  r <- acf(rank(y - median(pairwise(x, y)) * (x - x[1] + 1)), lag.max = n - 1, plot = FALSE)$acf[-1]
  lags <- which(abs(r) > qnorm(0.975) / sqrt(n))
  factor <- 1 + 2 / (n * (n - 1) * (n - 2)) * sum((n - lags) * (n - lags - 1) * (n - lags - 2) * r[lags])
  corrected <- if (factor > 0) normal.z(s, variance * factor) else NA
  list(
    s = s, variance = variance, z = z, p = 2 * pnorm(-abs(z)), tau = tau,
    factor = factor, lags = lags, corrected.z = corrected, corrected.p = 2 * pnorm(-abs(corrected))
  )
}))
