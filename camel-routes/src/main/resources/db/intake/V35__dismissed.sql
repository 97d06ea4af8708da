-- A person has looked at a held message and says that it shall stay as it is. It is settled like one that was delivered, keeps the
-- reason for which it was held, and can be replayed like any other.
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check
    check (state in ('received', 'retrying', 'delivered', 'quarantined', 'dismissed'));
alter table message drop constraint message_settled;
alter table message add constraint message_settled
    check ((settled is not null) = (state in ('delivered', 'quarantined', 'dismissed')));

-- the moves of a message's life, whoever writes: MessageState says the same, and a test compares them
create or replace function guard_move() returns trigger language plpgsql as $$
begin
    if (old.state, new.state) not in (
            ('received', 'retrying'), ('received', 'delivered'), ('received', 'quarantined'),
            ('retrying', 'delivered'), ('retrying', 'quarantined'),
            ('delivered', 'received'), ('quarantined', 'received'), ('quarantined', 'dismissed'), ('dismissed', 'received')) then
        raise exception 'message %: % may not become %', old.id, old.state, new.state using errcode = 'check_violation';
    end if;
    return new;
end
$$;
