# Curves of times that are known to lie between two days. R stops early (at a change of 0.00005), so the same equations are solved here once more
# with the whole matrix and to the end.
source("src/test/r/survival/common.R")

visits <- function(days, event, every) {
  from <- ifelse(event, every * ((days - 1) %/% every), days)
  data.frame(after = from, upto = ifelse(event, from + every, NA), persons = 1)
}

spans <- list(
  lung = with(lung, visits(time, status == 2, 90)),
  veteran = with(veteran, visits(time, status == 1, 30)),
  # Every second event is known to the day.
  ovarian = with(ovarian, {
    known <- visits(futime, fustat == 1, 100)
    exact <- fustat == 1 & seq_along(futime) %% 2 == 0
    known$after[exact] <- futime[exact] - 1
    known$upto[exact] <- futime[exact]
    known
  }),
  # Arrivals and grants known by year: the span of the days is two years wide, some events may lie on the day of arrival.
  years = local({
    set.seed(1825)
    n <- 300
    gap <- rgeom(n, 0.3)
    waiting <- runif(n) < 0.25
    data.frame(
      after = ifelse(waiting, 365 * gap, pmax(-1, 365 * gap - 365 - sample(0:40, n, TRUE))),
      upto = ifelse(waiting, NA, 365 * gap + 365 + sample(0:40, n, TRUE)),
      persons = sample(1:7, n, TRUE)
    )
  })
)

innermost <- function(of) {
  ends <- sort(unique(ifelse(is.na(of$upto), Inf, of$upto)))
  begins <- sort(unique(of$after))
  begin <- sapply(ends, function(e) max(begins[begins < e]))
  keep <- sapply(seq_along(ends), function(i) !any(ends > begin[i] & ends < ends[i]))
  data.frame(after = begin, upto = ends)[keep, ]
}

solved <- function(of) {
  inside <- innermost(of)
  end <- ifelse(is.na(of$upto), Inf, of$upto)
  covers <- outer(of$after, inside$after, "<=") & outer(end, inside$upto, ">=")
  p <- rep(1 / nrow(inside), nrow(inside))
  for (step in 1:200000) {
    old <- p
    p <- colSums(of$persons * t(t(covers) * p) / as.vector(covers %*% p)) / sum(of$persons)
    if (max(abs(p - old)) < 1e-15) break
  }
  data.frame(after = inside$after, upto = ifelse(is.finite(inside$upto), inside$upto, NA), probability = p)
}

all.spans <- function(f) {
  do.call(rbind, lapply(names(spans), function(name) cbind(data = name, f(spans[[name]]))))
}

for (name in names(spans)) save.csv(spans[[name]], paste0("spans-", name))
save.csv(all.spans(solved), "turnbull")
save.csv(all.spans(function(of) {
  exact <- !is.na(of$upto) & of$after + 1 == of$upto
  after <- ifelse(exact, of$upto, ifelse(of$after < 0, NA, of$after))
  fit <- survfit(Surv(after, of$upto, type = "interval2") ~ 1, weights = of$persons)
  data.frame(time = fit$time, survival = fit$surv)
}), "turnbull-survfit")
