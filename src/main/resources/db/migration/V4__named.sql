-- Cells of tables may be known by what they count; an index of millions of names made of that would take most of the time of an import.

alter table observation add column named varchar;
update observation set named = id;
drop index observation_id;
create index observation_named on observation (named);
