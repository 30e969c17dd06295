-- What is on record of an import beyond its file: what it was to do, and whether it takes another one back.

alter table import add column layout varchar;
alter table import add column dataset varchar;
alter table import add column action varchar default 'replace' not null;
alter table import add column upload varchar;
alter table import add column undoes integer references import (import_no);
create unique index import_upload on import (upload);
create unique index import_undoes on import (undoes);
