# The probabilities of all outcomes; the state of those who wait is the first. Of long curves every seventh day.
source("src/test/r/survival/common.R")

save.csv(for.groups(function(of) {
  present <- setdiff(outcomes, "waiting")
  present <- present[present %in% of$outcome]
  if (length(present) == 0) return(NULL)
  do.call(rbind, lapply(types, function(type) {
    # With one outcome only, R would not see several.
    levels <- c("waiting", present, if (length(present) == 1) "none")
    fit <- survfit(Surv(days, factor(outcome, levels)) ~ 1, of, conf.type = type)
    shown <- if (length(fit$time) > 60) sort(unique(c(seq(1, length(fit$time), 7), length(fit$time)))) else TRUE
    do.call(rbind, lapply(seq_along(c("waiting", present)), function(k) data.frame(
      type = type, level = 0.95, outcome = levels[k], day = fit$time, probability = fit$pstate[, k], error = fit$std.err[, k],
      lower = fit$lower[, k], upper = fit$upper[, k]
    )[shown, ]))
  }))
}, data.sets[c("lung", "mgus2", "pbc", "heavy", "edges")]), "aalen-johansen")
