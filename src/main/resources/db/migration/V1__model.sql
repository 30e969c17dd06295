-- The relational model. Plain SQL that H2 and PostgreSQL both accept.
--
-- Every row holds from release_from until release_to (exclusive; null: still). Rows are closed and written anew, never changed or deleted.
-- Codes refer to the row of that code that holds in the same release, so they can be no foreign keys; the importer checks them.

create sequence row_no start with 1 increment by 1000;

create table release (
    release_no   integer primary key,
    committed_at timestamp with time zone not null,
    title        varchar(400) not null
);

create table import (
    import_no    integer primary key,
    release_no   integer references release (release_no),
    package      varchar(100),
    file_name    varchar(400) not null,
    sha256       varchar(64) not null,
    bytes        bigint not null,
    who          varchar(100) not null,
    created_at   timestamp with time zone not null,
    rows_read    bigint not null,
    inserted     bigint not null,
    updated      bigint not null,
    deleted      bigint not null,
    unchanged    bigint not null
);

create table source (
    row_no       bigint primary key,
    id           varchar(100) not null,
    title        varchar(1000) not null,
    publisher    varchar(400),
    author       varchar(400),
    published    varchar(10),
    url          varchar(1000),
    language     varchar(10),
    kind         varchar(20) not null,
    reliability  varchar(4000),
    aliases      varchar(400),
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint source_key unique (id, release_from)
);

create table area (
    row_no       bigint primary key,
    code         varchar(20) not null,
    scheme       varchar(20) not null,
    level        varchar(20) not null,
    parent       varchar(20),
    name_en      varchar(200) not null,
    name_kk      varchar(200),
    name_ru      varchar(200),
    name_zh      varchar(200),
    valid_from   varchar(10),
    valid_to     varchar(10),
    successors   varchar(400),
    source       varchar(100),
    note         varchar(4000),
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint area_key unique (code, release_from)
);

create table area_alias (
    row_no       bigint primary key,
    alias        varchar(20) not null,
    area         varchar(20) not null,
    valid_from   varchar(10),
    valid_to     varchar(10),
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint area_alias_key unique (alias, area, release_from)
);

create table indicator (
    row_no       bigint primary key,
    id           varchar(100) not null,
    kind         varchar(20) not null,
    unit         varchar(40) not null,
    name_en      varchar(200) not null,
    name_kk      varchar(200),
    name_ru      varchar(200),
    name_zh      varchar(200),
    definition   varchar(4000) not null,
    whole        varchar(100),
    dimension    varchar(40),
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint indicator_key unique (id, release_from)
);

create table dataset (
    row_no       bigint primary key,
    id           varchar(100) not null,
    kind         varchar(20) not null,
    frequency    varchar(4) not null,
    name_en      varchar(200) not null,
    name_kk      varchar(200),
    name_ru      varchar(200),
    name_zh      varchar(200),
    description  varchar(4000) not null,
    publisher    varchar(400),
    licence      varchar(400),
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint dataset_key unique (id, release_from)
);

create table series_break (
    row_no       bigint primary key,
    dataset      varchar(100) not null,
    indicator    varchar(100),
    break_date   date not null,
    note         varchar(4000) not null,
    source       varchar(100),
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no)
);

-- Answers come from memory, so this table is written fast and read whole: one index, for the single row.
create table observation (
    row_no          bigint primary key,
    id              varchar(100) not null,
    dataset         varchar(100) not null,
    indicator       varchar(100) not null,
    origin          varchar(20) not null,
    destination     varchar(20) not null,
    sex             varchar(10) not null,
    age             varchar(20) not null,
    period_start    date not null,
    period_end      date not null,
    period_end_from date,
    amount          numeric(24, 8),
    low             numeric(24, 8),
    high            numeric(24, 8),
    decimals        smallint not null,
    status          varchar(20) not null,
    source          varchar(100),
    locator         varchar(4000),
    note            varchar(4000),
    basis           varchar(4000),
    aliases         varchar(400),
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
    id           varchar(100) not null,
    valid_from   varchar(10),
    valid_to     varchar(10),
    who          varchar(400) not null,
    step         varchar(40) not null,
    rule_text    varchar(4000) not null,
    days         integer,
    day_kind     varchar(10),
    source       varchar(100) not null,
    note         varchar(4000),
    import_no    integer not null references import (import_no),
    import_line  bigint not null,
    release_from integer not null references release (release_no),
    release_to   integer references release (release_no),
    constraint legal_term_key unique (id, release_from)
);

create table episode (
    row_no          bigint primary key,
    id              varchar(100) not null,
    dataset         varchar(100) not null,
    persons         integer not null,
    origin          varchar(20) not null,
    destination     varchar(20) not null,
    legal_procedure varchar(100),
    arrived         varchar(30),
    outcome         varchar(20),
    outcome_date    varchar(30),
    source          varchar(100) not null,
    locator         varchar(4000),
    note            varchar(4000),
    import_no       integer not null,
    import_line     bigint not null,
    release_from    integer not null,
    release_to      integer
);
create index episode_id on episode (id);

create table episode_event (
    row_no       bigint primary key,
    id           varchar(100) not null,
    dataset      varchar(100) not null,
    episode      varchar(100) not null,
    event        varchar(100) not null,
    event_date   varchar(30),
    outcome      varchar(400),
    source       varchar(100) not null,
    locator      varchar(4000),
    note         varchar(4000),
    import_no    integer not null,
    import_line  bigint not null,
    release_from integer not null,
    release_to   integer
);
