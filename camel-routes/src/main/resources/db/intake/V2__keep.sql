-- Keeps one message in one round trip: a sender waits for the commit and for nothing else.
-- outcome: new (kept), again (the very same message was kept before), reused (kept and held, for its control id was used)
create function keep(
    p_feed text, p_peer text, p_received timestamptz, p_raw bytea, p_digest bytea, p_charset text,
    p_sending_application text, p_sending_facility text, p_receiving_application text, p_receiving_facility text,
    p_message_time text, p_message_type text, p_control_id text, p_processing_id text, p_version text,
    p_ordering_key text, p_ack_code text, p_fault text, p_detail text,
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
        ordering_key, state, reason, detail, ack_code, settled)
    values (p_feed, p_peer, p_received, p_raw, p_digest, p_charset, p_sending_application, p_sending_facility,
        p_receiving_application, p_receiving_facility, p_message_time, p_message_type, p_control_id, p_processing_id,
        p_version, p_ordering_key,
        case when reused or p_fault is not null then 'quarantined' else 'received' end,
        case when reused then 'control-id-reused' else p_fault end,
        case when reused then 'MSH-10 was used before for another message' else p_detail end,
        p_ack_code,
        case when reused or p_fault is not null then now() end)
    on conflict (feed, sending_application, sending_facility, control_id, digest)
        do update set repeats = m.repeats + 1
    returning m.id, case when m.repeats > 0 then 'again' when reused then 'reused' else 'new' end, m.ack_code
    into kept, outcome, answer;
end
$$;
