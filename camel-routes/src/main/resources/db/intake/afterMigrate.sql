-- the role that runs may be another one than the role that migrates
grant usage on schema intake to "${runtime}";
grant select, insert, update, delete on all tables in schema intake to "${runtime}";
grant usage on all sequences in schema intake to "${runtime}";
grant execute on all functions in schema intake to "${runtime}";
