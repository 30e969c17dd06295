# What the scripts beside this one share: the series, and the form of the expected files. Run by itself it does nothing.

grants <- local({
  rows <- read.csv("data/observations/status-grants.csv")
  rows <- rows[grepl("^[0-9]{4}$", rows$period) & !is.na(rows$value), ]
  list(x = as.numeric(rows$period), y = as.numeric(rows$value))
})

of.ts <- function(series) list(x = as.numeric(time(series)), y = as.numeric(series))

take <- function(series, which) list(x = series$x[which], y = series$y[which])

# Classic ones with ties, ones with missing years, short ones, and the grants of the status as printed (2017 and 2018 are missing).
series <- list(
  nile = of.ts(Nile),
  huron = of.ts(LakeHuron),
  airmiles = of.ts(airmiles),
  nhtemp = of.ts(nhtemp),
  sales = of.ts(BJsales),
  nile.gaps = take(of.ts(Nile), setdiff(1:100, c(2, 3, 11, 40:47, 60, 61, 99))),
  nhtemp.gaps = take(of.ts(nhtemp), setdiff(1:60, c(5, 20:24, 41, 58))),
  grants = grants,
  grants.unbroken = take(grants, grants$x >= 2019),
  four = take(of.ts(Nile), 1:4),
  three = take(of.ts(Nile), 5:7)
)

written <- function(value) ifelse(is.na(value), "NA", formatC(value, digits = 12, format = "g", width = 1))

# Writes one row for each number: the case, what it is, its index, the number.
# A value of cases is a list of named numeric vectors, the input first.
expect <- function(name, cases, packages = character()) {
  directory <- file.path(commandArgs(trailingOnly = TRUE)[1], "stats")
  dir.create(directory, recursive = TRUE, showWarnings = FALSE)
  versions <- vapply(packages, function(p) paste(p, packageVersion(p)), "")
  rows <- unlist(lapply(names(cases), function(case) {
    lapply(names(cases[[case]]), function(what) {
      values <- cases[[case]][[what]]
      if (length(values) > 0) paste(case, what, seq_along(values), written(as.numeric(values)), sep = ",")
    })
  }))
  file <- file(file.path(directory, paste0(name, ".csv")), "wb")
  writeLines(c(paste("#", R.version.string), if (length(versions)) paste("#", versions), "case,what,index,value", rows), file)
  close(file)
}

with.series <- function(f, of = series) lapply(of, function(s) c(s, f(s$x, s$y)))

# The slopes of all pairs.
pairwise <- function(x, y) {
  pairs <- combn(length(x), 2)
  (y[pairs[2, ]] - y[pairs[1, ]]) / (x[pairs[2, ]] - x[pairs[1, ]])
}

# The variance of Kendall's S with ties (Kendall 1975).
kendall.variance <- function(y) {
  n <- length(y)
  t <- as.vector(table(y))
  (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5))) / 18
}
