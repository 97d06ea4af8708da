-- Every order that a laboratory is to hear of, and what became of it. What is sent is committed here before it is sent.
create table message (
    id            bigint generated always as identity primary key,
    -- empty while nobody knows which one is meant
    laboratory    text        not null,
    order_id      text        not null,
    -- the version of the order that is told
    order_version bigint      not null,
    placer        text        not null,
    intention     text        not null check (intention in ('place', 'cancel')),
    -- of what people wrote into the order: an order that says nothing new is not told again
    digest        text        not null,
    -- orders with the same key are sent one after the other, in the order in which they were written
    ordering_key  text        not null,
    noticed       timestamptz not null default now(),
    state         text        not null
        check (state in ('noticed', 'ready', 'answered', 'accepted', 'quarantined', 'superseded')),
    attempts      integer     not null default 0,
    next_attempt  timestamptz not null default now(),
    reason        text,
    detail        text,
    -- from here on: once it is written. The same bytes always go under the same MSH-10
    control       text,
    control_id    text,
    raw           bytea,
    charset       text,
    content       text,
    -- from here on: once it is answered
    verdict       text check (verdict in ('accepted', 'refused', 'error')),
    answer_code   text,
    filler        text,
    says          text,
    answered      timestamptz,
    settled       timestamptz
);
create unique index message_identity on message (order_id, order_version, laboratory, intention);
create unique index message_control_id on message (control_id) where control_id is not null;
create index message_waiting on message (laboratory, ordering_key, id) where state in ('noticed', 'ready', 'answered');
create index message_by_order on message (order_id, id);
create index message_by_placer on message (placer);
create index message_by_state on message (state, noticed);

-- every try to send, committed before the first byte leaves: one that a crash cut short stays unknown
create table attempt (
    id      bigint generated always as identity primary key,
    message bigint      not null references message on delete cascade,
    at      timestamptz not null default now(),
    ended   timestamptz,
    outcome text        not null default 'unknown' check (outcome in
        ('unknown', 'unreached', 'closed', 'unanswered', 'accepted', 'refused', 'error')),
    detail  text,
    answer  bytea
);
create index attempt_by_message on attempt (message, id);

-- answers to something else than what was sent: kept, and credited to nothing
create table stray (
    id         bigint generated always as identity primary key,
    attempt    bigint      not null references attempt on delete cascade,
    at         timestamptz not null default now(),
    control_id text        not null,
    answer     bytea       not null
);

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

-- how far the record was read. Orders from before the beginning are nobody's business: the first start must not send old ones
create table cursor (
    only_one  boolean     primary key default true check (only_one),
    beginning timestamptz not null,
    seen      timestamptz not null
);
