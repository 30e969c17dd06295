-- Who may write. The tokens themselves are not kept.

create table token (
    token_no   integer primary key,
    name       varchar not null,
    role       varchar not null,
    hash       varchar not null unique,
    created_at timestamp with time zone not null,
    created_by varchar not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);
