# The curves at days that were asked for, as far as somebody was observed.
source("src/test/r/survival/common.R")

save.csv(for.groups(function(of) {
  do.call(rbind, lapply(types, function(type) {
    days <- c(0, 5, 10, 90, 180, 365, 1825)
    at <- summary(curve(of, type, 0.8), times = days[days <= max(of$days)])
    data.frame(
      type = type, level = 0.8, day = at$time, at.risk = at$n.risk,
      survival = at$surv, error = at$std.err, lower = at$lower, upper = at$upper
    )
  }))
}), "at-days")
