suppressMessages(library(forecast))
source("src/test/r/stats/common.R")

unbroken <- Filter(function(s) all(diff(s$x) == 1) && length(s$y) >= 10, series)
unbroken$nile.ten <- take(series$nile, 23:32)
unbroken$sales.short <- take(series$sales, 60:75)
unbroken$discoveries <- of.ts(discoveries)
unbroken$uspop.logistic <- list(x = 1:30, y = round(1000 / (1 + exp(-(1:30 - 12) / 4)), 2))

expect("damped-trend", with.series(function(x, y) {
  fit <- ets(ts(y), model = "AAN", damped = TRUE)
  wide <- forecast(fit, h = 5, level = 95)
  narrow <- forecast(fit, h = 5, level = 80)
  list(
    parameters = fit$par[c("alpha", "beta", "phi", "l", "b")],
    log.likelihood = fit$loglik, sigma2 = fit$sigma2, final.state = tail(fit$states, 1),
    mean = wide$mean, low.95 = wide$lower, high.95 = wide$upper, low.80 = narrow$lower, high.80 = narrow$upper
  )
}, unbroken), "forecast")
