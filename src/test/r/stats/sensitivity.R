# The slope of least squares by trying every corner of the box; that of Theil and Sen by the extremes of each pair.
source("src/test/r/stats/common.R")

boxes <- list(
  grants = local({
    rows <- read.csv("data/observations/status-grants.csv")
    rows <- rows[grepl("^[0-9]{4}$", rows$period) & !is.na(rows$value), ]
    list(x = as.numeric(rows$period), low = ifelse(is.na(rows$low), rows$value, rows$low),
         high = ifelse(is.na(rows$high), rows$value, rows$high))
  }),
  nile = with(take(series$nile, 1:8), list(x = x, low = y - c(10, 0, 30, 5, 5, 60, 0, 15), high = y + c(10, 20, 30, 0, 5, 60, 0, 25))),
  gaps = with(take(series$nile.gaps, 8:17), list(x = x, low = y * 0.9, high = y * 1.2)),
  two = list(x = c(2019, 2022), low = c(10, 11), high = c(12, 15))
)

expect("sensitivity", lapply(boxes, function(box) {
  corners <- expand.grid(Map(function(low, high) unique(c(low, high)), box$low, box$high))
  slopes <- apply(corners, 1, function(y) coef(lm(y ~ box$x))[2])
  pairs <- combn(length(box$x), 2)
  run <- box$x[pairs[2, ]] - box$x[pairs[1, ]]
  c(box, list(
    least.squares = range(slopes),
    theil.sen = c(
      median((box$low[pairs[2, ]] - box$high[pairs[1, ]]) / run),
      median((box$high[pairs[2, ]] - box$low[pairs[1, ]]) / run)
    )
  ))
}))
