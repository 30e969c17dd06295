# What the scripts beside this one share: the data, and the form of the files. Run by itself it does nothing.
suppressPackageStartupMessages(library(survival))

outcomes <- c("citizen", "waiting", "left", "refused", "died")
types <- c("plain", "log", "log-log")

rows <- function(days, outcome, group, persons = 1) {
  group <- match(group, sort(unique(group))) - 1
  data.frame(days = days, outcome = outcome, persons = persons, group = group)[!is.na(days) & !is.na(outcome), ]
}

either <- function(event, outcome = "citizen") ifelse(event, outcome, "waiting")

# Whole months as days, all five outcomes, three groups of which the last is quick, up to nine persons.
heavy <- local({
  set.seed(19910000)
  n <- 600
  group <- sample(0:2, n, TRUE)
  days <- 30 * pmin(60, ceiling(rexp(n, c(1 / 30, 1 / 25, 1 / 12)[group + 1])))
  outcome <- sample(outcomes, n, TRUE, c(0.5, 0.2, 0.15, 0.1, 0.05))
  rows(days, outcome, group, sample(1:9, n, TRUE))
})

# What could go wrong, a group each.
edges <- data.frame(rbind(
  c(0, "citizen", 1, 0), # one episode, at day 0
  c(0, "citizen", 2, 1), c(0, "waiting", 3, 1), c(0, "died", 1, 1), # all at day 0
  c(5, "waiting", 2, 2), c(9, "left", 1, 2), c(9, "waiting", 1, 2), # no event
  c(7, "citizen", 1, 3), c(7, "waiting", 2, 3), c(8, "citizen", 1, 3), c(8, "left", 1, 3), # events come first
  c(12, "waiting", 1, 4), # one who waits
  c(7, "citizen", 6, 5), # all on one day
  c(1, "citizen", 1, 6), c(2, "citizen", 1, 6), c(3, "citizen", 1, 6), c(4, "citizen", 1, 6), # flat at a quarter, a half
  c(3, "citizen", 2, 7), c(3, "died", 2, 7), c(10, "waiting", 4, 7), c(20, "waiting", 1, 7), # ends flat at three quarters
  c(2, "citizen", 1, 8), c(4, "died", 1, 8), c(6, "citizen", 1, 8), c(9, "refused", 1, 8), c(9, "left", 1, 8) # all end
))
names(edges) <- c("days", "outcome", "persons", "group")
edges[c(1, 3, 4)] <- lapply(edges[c(1, 3, 4)], as.numeric)

data.sets <- list(
  lung = with(lung, rows(time, either(status == 2), sex)),
  veteran = with(veteran, rows(time, either(status == 1), celltype)),
  ovarian = with(ovarian, rows(futime, either(fustat == 1), rx)),
  kidney = with(kidney, rows(time, either(status == 1), sex)),
  mgus2 = with(mgus2, rows(
    ifelse(pstat == 1, ptime, futime), ifelse(pstat == 1, "citizen", either(death == 1, "died")), sex
  )),
  pbc = with(pbc, rows(time, c("waiting", "citizen", "died")[status + 1], ifelse(is.na(trt), 3, trt))),
  heavy = heavy,
  edges = edges
)

# Persons are case weights: R is given as many rows.
repeated <- function(data) data[rep(seq_len(nrow(data)), data$persons), ]

groups <- function(data) split(repeated(data), repeated(data)$group)

# A frame of f(rows, ...) for each group of each data set.
for.groups <- function(f, sets = data.sets) {
  do.call(rbind, unlist(lapply(names(sets), function(name) {
    lapply(groups(sets[[name]]), function(of) {
      result <- f(of)
      if (!is.null(result)) cbind(data = name, group = of$group[1], result)
    })
  }), FALSE))
}

curve <- function(of, type = "log", level = 0.95) {
  survfit(Surv(days, outcome == "citizen") ~ 1, of, conf.type = type, conf.int = level)
}

written <- function(column) {
  if (!is.numeric(column)) return(column)
  ifelse(is.finite(column), formatC(column, digits = 12, format = "g", width = 1), "NA")
}

save.csv <- function(frame, name) {
  directory <- file.path(commandArgs(TRUE)[1], "survival")
  dir.create(directory, recursive = TRUE, showWarnings = FALSE)
  file <- file(file.path(directory, paste0(name, ".csv")), "wb")
  writeLines(paste("#", R.version.string), file)
  writeLines(paste("# survival", packageVersion("survival")), file)
  write.table(as.data.frame(lapply(frame, written)), file, sep = ",", quote = FALSE, row.names = FALSE)
  close(file)
}
