# The test of all groups of a data set, and of the first two.
source("src/test/r/survival/common.R")

tests <- lapply(data.sets, repeated)
tests <- c(tests, setNames(lapply(tests, function(of) of[of$group < 2, ]), paste0(names(tests), ".two")))
# Its first groups are never at risk together, so that R divides by zero.
tests$edges.two <- NULL

fits <- lapply(tests, function(of) survdiff(Surv(days, outcome == "citizen") ~ group, of))

save.csv(do.call(rbind, lapply(names(fits), function(name) {
  fit <- fits[[name]]
  data.frame(test = name, groups = length(fit$n), chi.square = fit$chisq, df = sum(fit$exp > 0) - 1, p = fit$pvalue)
})), "log-rank")

save.csv(do.call(rbind, lapply(names(fits), function(name) {
  fit <- fits[[name]]
  data.frame(test = name, group = seq_along(fit$n) - 1, persons = as.vector(fit$n), observed = fit$obs, expected = fit$exp)
})), "log-rank-groups")
