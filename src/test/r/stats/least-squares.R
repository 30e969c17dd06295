source("src/test/r/stats/common.R")

expect("least-squares", with.series(function(x, y) {
  fit <- summary(lm(y ~ x))
  list(
    intercept = fit$coefficients[1, 1], slope = fit$coefficients[2, 1],
    intercept.error = fit$coefficients[1, 2], slope.error = fit$coefficients[2, 2],
    r.squared = fit$r.squared, p = fit$coefficients[2, 4],
    interval.95 = confint(lm(y ~ x), level = 0.95)[2, ], interval.80 = confint(lm(y ~ x), level = 0.80)[2, ]
  )
}))

expect("exponential-growth", with.series(function(x, y) {
  fit <- lm(log(y) ~ x)
  list(
    rate = exp(coef(fit)[2]) - 1,
    r.squared = summary(fit)$r.squared, p = summary(fit)$coefficients[2, 4],
    interval.95 = exp(confint(fit, level = 0.95)[2, ]) - 1, interval.80 = exp(confint(fit, level = 0.80)[2, ]) - 1
  )
}))
