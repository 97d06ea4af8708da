-- Every message as it came, and what became of it. A row is committed before its acknowledgement leaves.
create table message (
    id                    bigint generated always as identity primary key,
    feed                  text        not null,
    peer                  text        not null,
    received              timestamptz not null,
    raw                   bytea       not null,
    digest                bytea       not null,
    charset               text        not null,
    sending_application   text        not null,
    sending_facility      text        not null,
    receiving_application text        not null,
    receiving_facility    text        not null,
    message_time          text        not null,
    message_type          text        not null,
    control_id            text        not null,
    processing_id         text        not null,
    version               text        not null,
    -- messages with the same key are delivered one after the other, in the order in which they came
    ordering_key          text        not null,
    state                 text        not null check (state in ('received', 'retrying', 'delivered', 'quarantined')),
    attempts              integer     not null default 0,
    next_attempt          timestamptz not null default now(),
    reason                text,
    detail                text,
    ack_code              text        not null,
    -- whether the acknowledgement reached the socket; says nothing of what became of the message
    ack_outcome           text        not null default 'unknown' check (ack_outcome in ('sent', 'failed', 'unknown')),
    -- how often the very same message came again
    repeats               integer     not null default 0,
    settled               timestamptz,
    resources             text[]      not null default '{}'
);

-- the same message twice is one row
create unique index message_identity
    on message (feed, sending_application, sending_facility, control_id, digest);
create index message_waiting on message (ordering_key, id) where state in ('received', 'retrying');
create index message_due on message (next_attempt) where state in ('received', 'retrying');
create index message_by_state on message (state, received);
create index message_by_control_id on message (control_id);

-- every move of a message, with who asked for it when a person did
create table message_event (
    id         bigint generated always as identity primary key,
    message    bigint      not null references message on delete cascade,
    at         timestamptz not null default now(),
    from_state text        not null,
    to_state   text        not null,
    reason     text,
    who        text,
    why        text
);
create index message_event_by_message on message_event (message, id);
