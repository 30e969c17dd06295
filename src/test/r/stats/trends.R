# What /v1/trends says of three series of our own, from the files of the data package to the number: so that not only the classes are
# held to R, but also which points they are given. A name is method/quantity/member.
suppressMessages({
  library(strucchange)
  library(forecast)
})
source("src/test/r/stats/common.R")

of.file <- function(dataset, indicator, origin) {
  rows <- read.csv(paste0("data/observations/", dataset, ".csv"))
  rows <- rows[rows$indicator == indicator & rows$origin == origin & grepl("^[0-9]{4}$", rows$period) & !is.na(rows$value), ]
  rows <- rows[order(rows$period), ]
  bounded <- function(bound) ifelse(is.na(bound), rows$value, bound)
  list(x = as.numeric(rows$period), y = rows$value, low = bounded(rows$low), high = bounded(rows$high))
}

of.trends <- list(
  total = of.file("status-grants", "arrivals", "WORLD"),
  china = of.file("status-grants-by-origin", "arrivals", "CHN"),
  refugees = of.file("unhcr-year-end", "refugees", "CHN")
)

mann.kendall <- function(y) {
  s <- sum(sign(outer(y, y, "-"))[lower.tri(diag(length(y)))])
  z <- sign(s) * (abs(s) - 1) / sqrt(kendall.variance(y)) * (s != 0)
  list(s = s, variance = kendall.variance(y), z = z, p = 2 * pnorm(-abs(z)))
}

slopes <- function(x, y) {
  line <- lm(y ~ x)
  fit <- summary(line)$coefficients
  sorted <- sort(pairwise(x, y))
  k <- length(sorted)
  C <- qnorm(0.975) * sqrt(kendall.variance(y))
  list(
    "least_squares/slope/value" = fit[2, 1], "least_squares/slope/low" = confint(line)[2, 1],
    "least_squares/slope/high" = confint(line)[2, 2], "least_squares/intercept/value" = fit[1, 1],
    "least_squares/slope_error/value" = fit[2, 2], "least_squares/r_squared/value" = summary(line)$r.squared,
    "least_squares/p/value" = fit[2, 4],
    "theil_sen/slope/value" = median(sorted), "theil_sen/slope/low" = sorted[round((k - C) / 2)],
    "theil_sen/slope/high" = sorted[round((k + C) / 2 + 1)],
    "theil_sen/intercept/value" = median(y - median(sorted) * x)
  )
}

growth <- function(x, y) {
  if (any(y <= 0)) return(list())
  line <- lm(log(y) ~ x)
  list(
    "exponential_growth/rate/value" = 100 * (exp(coef(line)[2]) - 1),
    "exponential_growth/rate/low" = 100 * (exp(confint(line)[2, 1]) - 1),
    "exponential_growth/rate/high" = 100 * (exp(confint(line)[2, 2]) - 1),
    "exponential_growth/r_squared/value" = summary(line)$r.squared,
    "exponential_growth/p/value" = summary(line)$coefficients[2, 4]
  )
}

tests <- function(x, y) {
  n <- length(y)
  test <- mann.kendall(y)
  r <- acf(rank(y - median(pairwise(x, y)) * (x - x[1] + 1)), lag.max = n - 1, plot = FALSE)$acf[-1]
  lags <- which(abs(r) > qnorm(0.975) / sqrt(n))
  factor <- 1 + 2 / (n * (n - 1) * (n - 2)) * sum((n - lags) * (n - lags - 1) * (n - lags - 2) * r[lags])
  z <- test$z / sqrt(factor)
  list(
    "mann_kendall/s/value" = test$s, "mann_kendall/variance/value" = test$variance, "mann_kendall/z/value" = test$z,
    "mann_kendall/p/value" = test$p, "mann_kendall/tau/value" = cor(x, y, method = "kendall"),
    "hamed_rao/factor/value" = factor, "hamed_rao/variance/value" = factor * test$variance, "hamed_rao/z/value" = z,
    "hamed_rao/p/value" = 2 * pnorm(-abs(z))
  )
}

levels.of <- function(x, y) {
  n <- length(y)
  fit <- breakpoints(y ~ 1, h = max(2, floor(0.15 * n)))
  bic <- summary(fit)$RSS["BIC", ]
  named <- function(values) setNames(as.list(values), paste0("bai_perron/bic_of_", seq_along(values) - 1, "_breaks/value"))
  found <- named(bic)
  names(found)[2] <- "bai_perron/bic_of_1_break/value"
  ends <- c(breakpoints(fit)$breakpoints, n)
  ends <- ends[!is.na(ends)]
  found[["bai_perron/mean/value"]] <- mapply(function(from, to) mean(y[from:to]), c(1, ends[-length(ends)] + 1), ends)
  # The others are too short for these tests.
  if (n > 10) {
    u <- 2 * cumsum(rank(y)) - seq_len(n) * (n + 1)
    found[["pettitt/k/value"]] <- max(abs(u))
    found[["pettitt/p/value"]] <- min(1, 2 * exp(-6 * max(u^2) / (n^3 + n^2)))
    cusum <- sctest(efp(y ~ 1, type = "OLS-CUSUM"))
    found[["cusum/statistic/value"]] <- cusum$statistic
    found[["cusum/p/value"]] <- cusum$p.value
  }
  found
}

course <- function(x, y, low, high) {
  n <- length(y)
  exact <- (low == high)[-1] & (low == high)[-n]
  found <- list(
    "changes/change/value" = diff(y), "changes/change/low" = ifelse(exact, NA, low[-1] - high[-n]),
    "changes/change/high" = ifelse(exact, NA, high[-1] - low[-n]),
    "changes/percent_change/value" = ifelse(y[-n] > 0, 100 * diff(y) / y[-n], NA),
    "growth/annual_growth/value" = 100 * ((y[n] / y[1])^(1 / (x[n] - x[1])) - 1)
  )
  if (n >= 7) found[["loess/curve/value"]] <- predict(loess(y ~ x, degree = 2, surface = "direct"))
  found
}

projection <- function(x, y) {
  run <- y[x > max(c(-Inf, setdiff(min(x):max(x), x)))]
  if (length(run) < 3) return(list())
  walk <- rwf(ts(run), h = 3, drift = TRUE, level = 95)
  # Both models are tested from the same origins, and the damped trend needs 10 points.
  training <- if (length(run) > 10) 10 else 5
  errors <- unlist(lapply(training:(length(run) - 1), function(n) {
    steps <- seq_len(min(3, length(run) - n))
    run[n + steps] - rwf(ts(run[1:n]), h = 3, drift = TRUE)$mean[steps]
  }))
  list(
    "projection/forecast/value" = walk$mean, "projection/forecast/low" = walk$lower, "projection/forecast/high" = walk$upper,
    "projection/random_walk_mean_absolute_error/value" = mean(abs(errors)),
    "projection/random_walk_root_mean_squared_error/value" = sqrt(mean(errors^2)),
    "projection/random_walk_bias/value" = mean(errors),
    "projection/random_walk_back_test_forecasts/value" = length(errors)
  )
}

sensitivity <- function(x, y, low, high) {
  if (all(low == high)) return(list())
  corners <- as.matrix(expand.grid(lapply(seq_along(x), function(i) unique(c(low[i], high[i])))))
  lines <- apply(corners, 1, function(y) coef(lm(y ~ x))[2])
  pairs <- combn(length(x), 2)
  pair <- function(earlier, later) later[pairs[2, ]] - earlier[pairs[1, ]]
  distance <- x[pairs[2, ]] - x[pairs[1, ]]
  ps <- c(
    mann.kendall(y)$p, mann.kendall(ifelse(x < mean(x), low, high))$p, mann.kendall(ifelse(x < mean(x), high, low))$p
  )
  list(
    "sensitivity/least_squares_slope/low" = min(lines), "sensitivity/least_squares_slope/high" = max(lines),
    "sensitivity/theil_sen_slope/low" = median(pair(high, low) / distance),
    "sensitivity/theil_sen_slope/high" = median(pair(low, high) / distance),
    "sensitivity/mann_kendall_s/low" = sum(sign(pair(high, low))),
    "sensitivity/mann_kendall_s/high" = sum(sign(pair(low, high))),
    "sensitivity/mann_kendall_p/low" = min(ps), "sensitivity/mann_kendall_p/high" = max(ps)
  )
}

expect("trends", lapply(of.trends, function(s) c(
  slopes(s$x, s$y), growth(s$x, s$y), tests(s$x, s$y), levels.of(s$x, s$y), course(s$x, s$y, s$low, s$high),
  projection(s$x, s$y), sensitivity(s$x, s$y, s$low, s$high)
)), c("strucchange", "forecast"))
