# Days by which shares of the people are citizens.
source("src/test/r/survival/common.R")

shares <- c(0.1, 0.25, 0.5, 0.75, 0.9)

save.csv(for.groups(function(of) {
  do.call(rbind, lapply(types, function(type) {
    do.call(rbind, lapply(c(0.8, 0.95), function(level) {
      q <- quantile(curve(of, type, level), shares)
      data.frame(type = type, level = level, share = shares, day = q$quantile, lower = q$lower, upper = q$upper)
    }))
  }))
}), "quantiles")
