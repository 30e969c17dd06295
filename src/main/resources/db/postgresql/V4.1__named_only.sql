-- Rows without a name of their own, which may be millions, need no entry.

drop index observation_named;
create index observation_named on observation (named) where named is not null;
