-- What is found at the door keeps a message from being delivered, and no longer from being seen: it waits like any other for its turn,
-- and a worker settles it. So nothing is held for a person before what it names was looked after, whatever happens in between.

alter table message
    -- why it may not be delivered, found before a worker had it; a message that is put off keeps it, and only a replay takes it away
    add column fault text,
    add column fault_detail text,
    -- what a held message has done to the milk and the donors it names: none (it was never held), due (to be done), bound,
    -- nothing (it names none), closed (a person has looked)
    add column bound text not null default 'none' check (bound in ('none', 'due', 'bound', 'nothing', 'closed'));
create index message_binding on message (id) where bound = 'due' or state = 'quarantined';

-- nothing begins held: a worker has had in hand what a person is shown
drop trigger message_begins on message;
create trigger message_begins before insert on message
    for each row when (new.state <> 'received') execute function guard_birth();

-- for processes of a version long gone, which all stop before an update
drop function keep(text, text, timestamptz, bytea, bytea, text, text, text, text, text, text, text, text, text, text, text, text, text, text);

-- keeps one message, with the numbers of its specimens; outcome as in V2; an acknowledgement uses up no control id
create or replace function keep(
    p_feed text, p_peer text, p_received timestamptz, p_raw bytea, p_digest bytea, p_charset text,
    p_sending_application text, p_sending_facility text, p_receiving_application text, p_receiving_facility text,
    p_message_time text, p_message_type text, p_control_id text, p_processing_id text, p_version text,
    p_ordering_key text, p_ack_code text, p_fault text, p_detail text, p_specimens text[],
    out kept bigint, out outcome text, out answer text)
language plpgsql set enable_seqscan = off as $$
declare
    reused boolean;
    stopped text;
    why text;
begin
    -- two connections that bring the same control id at the same moment must see each other
    perform pg_advisory_xact_lock(hashtextextended(
        concat_ws(chr(31), p_feed, p_sending_application, p_sending_facility, p_control_id), 2575));
    reused := p_fault is null and exists (
        select 1 from intake.message m
        where m.control_id = p_control_id and m.feed || '' = p_feed
          and m.sending_application || '' = p_sending_application and m.sending_facility || '' = p_sending_facility
          and m.fault is distinct from 'acknowledgement');
    stopped := case when reused then 'control-id-reused' else p_fault end;
    why := case when reused then 'MSH-10 was used before for another message' else p_detail end;
    insert into intake.message as m (feed, peer, received, raw, digest, charset, sending_application, sending_facility,
        receiving_application, receiving_facility, message_time, message_type, control_id, processing_id, version,
        ordering_key, state, reason, detail, fault, fault_detail, ack_code, specimens)
    values (p_feed, p_peer, p_received, p_raw, p_digest, p_charset, p_sending_application, p_sending_facility,
        p_receiving_application, p_receiving_facility, p_message_time, p_message_type, p_control_id, p_processing_id,
        p_version, p_ordering_key,
        'received', stopped, why, stopped, why, p_ack_code, p_specimens)
    on conflict (feed, sending_application, sending_facility, control_id, digest)
        do update set repeats = m.repeats + 1
    returning m.id, case when m.repeats > 0 then 'again' when reused then 'reused' else 'new' end, m.ack_code
    into kept, outcome, answer;
end
$$;

-- keeps what waits at the doors of many connections; everything else as in V30 and above
create or replace function keep_many(
    p_feed text[], p_peer text[], p_received timestamptz[], p_raw bytea[], p_digest bytea[], p_charset text[],
    p_sending_application text[], p_sending_facility text[], p_receiving_application text[], p_receiving_facility text[],
    p_message_time text[], p_message_type text[], p_control_id text[], p_processing_id text[], p_version text[],
    p_ordering_key text[], p_ack_code text[], p_fault text[], p_detail text[],
    p_specimens text[])
returns table (place bigint, kept bigint, outcome text, answer text)
-- one plan for all sizes of a call, or it is planned anew each time, which costs more than the insert
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
    -- two connections that bring the same control id at the same moment must see each other; always in the same order, so
    -- that two processes never wait for one another; before the snapshot of the next statement is taken
    perform pg_advisory_xact_lock(l.identity) from (
        select hashtextextended(concat_ws(chr(31), x.feed, x.application, x.facility, x.control_id), 2575) as identity
        from unnest(p_feed, p_sending_application, p_sending_facility, p_control_id)
            as x (feed, application, facility, control_id)
        order by 1) l;
    return query
    with arrival as (
        select * from unnest(p_feed, p_peer, p_received, p_raw, p_digest, p_charset, p_sending_application,
                p_sending_facility, p_receiving_application, p_receiving_facility, p_message_time, p_message_type,
                p_control_id, p_processing_id, p_version, p_ordering_key, p_ack_code, p_fault, p_detail, p_specimens)
            with ordinality as a (feed, peer, received, raw, digest, charset, sending_application, sending_facility,
                receiving_application, receiving_facility, message_time, message_type, control_id, processing_id, version,
                ordering_key, ack_code, fault, detail, specimens, place)),
    judged as (
        select a.*, case when s.seen then 'control-id-reused' else a.fault end as stopped,
            case when s.seen then 'MSH-10 was used before for another message' else a.detail end as why
        from arrival a left join lateral (
            select true as seen from intake.message m
            where a.fault is null and m.control_id = a.control_id and m.feed || '' = a.feed
              and m.sending_application || '' = a.sending_application
              and m.sending_facility || '' = a.sending_facility
              and m.fault is distinct from 'acknowledgement' limit 1) s on true),
    written as (
        insert into intake.message as m (feed, peer, received, raw, digest, charset, sending_application, sending_facility,
            receiving_application, receiving_facility, message_time, message_type, control_id, processing_id, version,
            ordering_key, state, reason, detail, fault, fault_detail, ack_code, specimens)
        select j.feed, j.peer, j.received, j.raw, j.digest, j.charset, j.sending_application, j.sending_facility,
            j.receiving_application, j.receiving_facility, j.message_time, j.message_type, j.control_id, j.processing_id,
            j.version, j.ordering_key,
            'received', j.stopped, j.why, j.stopped, j.why, j.ack_code, string_to_array(j.specimens, chr(31))
        from judged j order by j.place
        on conflict (feed, sending_application, sending_facility, control_id, digest)
            do update set repeats = m.repeats + 1
        returning m.id, m.feed, m.sending_application, m.sending_facility, m.control_id, m.repeats, m.reason, m.ack_code)
    select a.place, w.id,
        case when w.repeats > 0 then 'again' when w.reason = 'control-id-reused' then 'reused' else 'new' end, w.ack_code
    from written w join arrival a using (feed, sending_application, sending_facility, control_id);
end
$$;
