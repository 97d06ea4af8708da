-- the role that runs may be another one than the role that migrates
grant usage on schema outbox to "${runtime}";
grant select, insert, update, delete on all tables in schema outbox to "${runtime}";
grant usage on all sequences in schema outbox to "${runtime}";
