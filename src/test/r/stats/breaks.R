suppressMessages(library(strucchange))
source("src/test/r/stats/common.R")

long.enough <- Filter(function(s) length(s$y) >= 5, series)
long.enough$nile.short <- take(series$nile, 20:32)
long.enough$nile.five <- take(series$nile, 26:30)

expect("breaks", with.series(function(x, y) {
  h <- max(2, floor(0.15 * length(y)))
  fit <- breakpoints(y ~ 1, h = h)
  found <- breakpoints(fit)$breakpoints
  found <- found[!is.na(found)]
  ends <- c(found, length(y))
  list(
    h = h, rss = summary(fit)$RSS["RSS", ], bic = summary(fit)$RSS["BIC", ],
    last.before = x[found], means = mapply(function(from, to) mean(y[from:to]), c(1, found + 1), ends)
  )
}, long.enough), "strucchange")

expect("cusum", with.series(function(x, y) {
  test <- sctest(efp(y ~ 1, type = "OLS-CUSUM"))
  list(statistic = test$statistic, p = test$p.value)
}), "strucchange")
