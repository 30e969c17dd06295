-- How what a figure counts differs from what its indicator counts; null if it does not.
alter table observation add column definition varchar;
