-- What people do to the feeds: stop and go on, work off again, look for one message among many, look at a body.

-- every number a specimen goes by in a message: ours, the laboratory's, the order's
alter table message add column specimens text[] not null default '{}';
create index message_by_specimen on message using gin (specimens);
create index message_by_feed on message (feed, id);

-- the moves of a message's life, whoever writes: MessageState says the same, and a test compares them
create function guard_move() returns trigger language plpgsql as $$
begin
    if (old.state, new.state) not in (
            ('received', 'retrying'), ('received', 'delivered'), ('received', 'quarantined'),
            ('retrying', 'delivered'), ('retrying', 'quarantined'),
            ('delivered', 'received'), ('quarantined', 'received')) then
        raise exception 'message %: % may not become %', old.id, old.state, new.state using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger message_moves before update of state on message
    for each row when (old.state is distinct from new.state) execute function guard_move();

create function guard_birth() returns trigger language plpgsql as $$
begin
    raise exception 'a message may not begin as %', new.state using errcode = 'check_violation';
end
$$;
create trigger message_begins before insert on message
    for each row when (new.state not in ('received', 'quarantined')) execute function guard_birth();

alter table message
    add constraint message_settled check ((settled is not null) = (state in ('delivered', 'quarantined'))),
    add constraint message_reasoned check (reason is not null or state in ('received', 'delivered'));

-- a feed that somebody has paused keeps and acknowledges, and delivers nothing, in any process
create table pause (
    feed  text        primary key,
    since timestamptz not null default now(),
    who   text        not null,
    why   text        not null
);
create table feed_event (
    id     bigint generated always as identity primary key,
    feed   text        not null,
    at     timestamptz not null default now(),
    action text        not null check (action in ('paused', 'resumed')),
    who    text        not null,
    why    text        not null
);

-- many messages worked off again at somebody's word
create table replay (
    id       bigint generated always as identity primary key,
    at       timestamptz not null default now(),
    who      text        not null,
    why      text        not null,
    search   text        not null,
    messages integer     not null default 0
);
alter table message_event add column replay bigint references replay;
create index message_event_by_replay on message_event (replay) where replay is not null;

-- who looked at the whole text of which message; outlives the message
create table look (
    id      bigint generated always as identity primary key,
    message bigint      not null,
    at      timestamptz not null default now(),
    who     text        not null,
    why     text        not null
);
create index look_by_message on look (message, id);

-- as before, and keeps the numbers of the specimens; the one without them stays for a process of the version before
create function keep(
    p_feed text, p_peer text, p_received timestamptz, p_raw bytea, p_digest bytea, p_charset text,
    p_sending_application text, p_sending_facility text, p_receiving_application text, p_receiving_facility text,
    p_message_time text, p_message_type text, p_control_id text, p_processing_id text, p_version text,
    p_ordering_key text, p_ack_code text, p_fault text, p_detail text, p_specimens text[],
    out kept bigint, out outcome text, out answer text)
language plpgsql as $$
declare
    reused boolean;
begin
    -- two connections that bring the same control id at the same moment must see each other
    perform pg_advisory_xact_lock(hashtextextended(
        concat_ws(chr(31), p_feed, p_sending_application, p_sending_facility, p_control_id), 2575));
    reused := p_fault is null and exists (
        select 1 from intake.message m
        where m.feed = p_feed and m.sending_application = p_sending_application
          and m.sending_facility = p_sending_facility and m.control_id = p_control_id);
    insert into intake.message as m (feed, peer, received, raw, digest, charset, sending_application, sending_facility,
        receiving_application, receiving_facility, message_time, message_type, control_id, processing_id, version,
        ordering_key, state, reason, detail, ack_code, settled, specimens)
    values (p_feed, p_peer, p_received, p_raw, p_digest, p_charset, p_sending_application, p_sending_facility,
        p_receiving_application, p_receiving_facility, p_message_time, p_message_type, p_control_id, p_processing_id,
        p_version, p_ordering_key,
        case when reused or p_fault is not null then 'quarantined' else 'received' end,
        case when reused then 'control-id-reused' else p_fault end,
        case when reused then 'MSH-10 was used before for another message' else p_detail end,
        p_ack_code,
        case when reused or p_fault is not null then now() end, p_specimens)
    on conflict (feed, sending_application, sending_facility, control_id, digest)
        do update set repeats = m.repeats + 1
    returning m.id, case when m.repeats > 0 then 'again' when reused then 'reused' else 'new' end, m.ack_code
    into kept, outcome, answer;
end
$$;
