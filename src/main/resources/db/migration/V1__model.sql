-- The relational model. Plain SQL that H2 and PostgreSQL both accept.
--
-- Every row holds from release_from until release_to (exclusive; null: still). Rows are closed and written anew, never changed or deleted.
-- Codes refer to the row of that code that holds in the same release, so they can be no foreign keys; the importer checks them.

create sequence row_no start with 1 increment by 1000;

create table release (
    release_no   integer primary key,
    committed_at timestamp with time zone not null,
    title        varchar not null
);

create table import (
    import_no    integer primary key,
    release_no   integer references release (release_no),
    package      varchar,
    file_name    varchar not null,
    sha256       varchar not null,
    bytes        bigint not null,
    who          varchar not null,
    created_at   timestamp with time zone not null,
    rows_read    bigint not null,
    inserted     bigint not null,
    updated      bigint not null,
    deleted      bigint not null,
    unchanged    bigint not null
);

create table source (
    row_no       bigint primary key,
    id           varchar not null,
    title        varchar not null,
    publisher    varchar,
    author       varchar,
    published    varchar,
    url          varchar,
    language     varchar,
    kind         varchar not null,
    reliability  varchar,
    aliases      varchar,
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint source_key unique (id, release_from)
);

create table area (
    row_no       bigint primary key,
    code         varchar not null,
    scheme       varchar not null,
    level        varchar not null,
    parent       varchar,
    name_en      varchar not null,
    name_kk      varchar,
    name_ru      varchar,
    name_zh      varchar,
    valid_from   varchar,
    valid_to     varchar,
    successors   varchar,
    source       varchar,
    note         varchar,
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint area_key unique (code, release_from)
);

create table area_alias (
    row_no       bigint primary key,
    alias        varchar not null,
    area         varchar not null,
    valid_from   varchar,
    valid_to     varchar,
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint area_alias_key unique (alias, area, release_from)
);

create table indicator (
    row_no       bigint primary key,
    id           varchar not null,
    kind         varchar not null,
    unit         varchar not null,
    name_en      varchar not null,
    name_kk      varchar,
    name_ru      varchar,
    name_zh      varchar,
    definition   varchar not null,
    whole        varchar,
    dimension    varchar,
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint indicator_key unique (id, release_from)
);

create table dataset (
    row_no       bigint primary key,
    id           varchar not null,
    kind         varchar not null,
    frequency    varchar not null,
    name_en      varchar not null,
    name_kk      varchar,
    name_ru      varchar,
    name_zh      varchar,
    description  varchar not null,
    publisher    varchar,
    licence      varchar,
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint dataset_key unique (id, release_from)
);

create table series_break (
    row_no       bigint primary key,
    dataset      varchar not null,
    indicator    varchar,
    break_date   date not null,
    note         varchar not null,
    source       varchar,
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no)
);

-- Answers come from memory, so this table is written fast and read whole: one index, for the single row.
create table observation (
    row_no          bigint primary key,
    id              varchar not null,
    dataset         varchar not null,
    indicator       varchar not null,
    origin          varchar not null,
    destination     varchar not null,
    sex             varchar not null,
    age             varchar not null,
    period_start    date not null,
    period_end      date not null,
    period_end_from date,
    amount          numeric(24, 8),
    low             numeric(24, 8),
    high            numeric(24, 8),
    decimals        smallint not null,
    status          varchar not null,
    source          varchar,
    locator         varchar,
    note            varchar,
    basis           varchar,
    aliases         varchar,
    import_no       integer not null,
    import_line     bigint not null,
    release_from    integer not null,
    release_to      integer,
    constraint observation_period check (period_start < period_end),
    constraint observation_sourced check (source is not null or status = 'MISSING'),
    constraint observation_missing check (status <> 'MISSING' or (amount is null and low is null and high is null))
);
create index observation_id on observation (id);

create table legal_term (
    row_no       bigint primary key,
    id           varchar not null,
    valid_from   varchar,
    valid_to     varchar,
    who          varchar not null,
    step         varchar not null,
    rule_text    varchar not null,
    days         integer,
    day_kind     varchar,
    source       varchar not null,
    note         varchar,
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint legal_term_key unique (id, release_from)
);

create table episode (
    row_no          bigint primary key,
    id              varchar not null,
    dataset         varchar not null,
    persons         integer not null,
    origin          varchar not null,
    destination     varchar not null,
    legal_procedure varchar,
    arrived         varchar,
    outcome         varchar,
    outcome_date    varchar,
    source          varchar not null,
    locator         varchar,
    note            varchar,
    import_no       integer not null,
    import_line     bigint not null,
    release_from    integer not null,
    release_to      integer
);
create index episode_id on episode (id);

create table episode_event (
    row_no       bigint primary key,
    id           varchar not null,
    dataset      varchar not null,
    episode      varchar not null,
    event        varchar not null,
    event_date   varchar,
    outcome      varchar,
    source       varchar not null,
    locator      varchar,
    note         varchar,
    import_no    integer not null,
    import_line  bigint not null,
    release_from integer not null,
    release_to   integer
);
