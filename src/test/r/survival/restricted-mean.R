# Means within horizons, as print(fit, rmean = tau) shows them.
source("src/test/r/survival/common.R")

save.csv(for.groups(function(of) {
  do.call(rbind, lapply(c(0, 1, 7, 50, 365, 1000, 5000), function(tau) {
    row <- survival:::survmean(survfit0(curve(of)), rmean = tau)$matrix
    data.frame(tau = tau, mean = row["rmean"], error = row["se(rmean)"])
  }))
}), "restricted-mean")
