# The episodes that the other scripts of this directory use.
source("src/test/r/survival/common.R")

for (name in names(data.sets)) save.csv(data.sets[[name]], paste0("episodes-", name))
