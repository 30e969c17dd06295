# The curves, with the three kinds of interval.
source("src/test/r/survival/common.R")

save.csv(for.groups(function(of) {
  do.call(rbind, lapply(types, function(type) {
    fit <- curve(of, type)
    data.frame(
      type = type, level = 0.95, day = fit$time, at.risk = fit$n.risk, events = fit$n.event, censored = fit$n.censor,
      survival = fit$surv, error = fit$std.err * fit$surv, lower = fit$lower, upper = fit$upper
    )
  }))
}), "kaplan-meier")
