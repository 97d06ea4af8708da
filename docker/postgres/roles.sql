-- The two database roles of Lactarium, run once by psql as a superuser in the new database.
-- Variables: database, migrator_password, runtime_password.

-- owns the tables and changes them at the start of a new version; nothing else logs in with it
create role lactarium_migrator login password :'migrator_password';
-- works with the tables all day and cannot change them
create role lactarium login password :'runtime_password';

-- "$user" would make the schema lactarium the first one for the role of the same name
alter role lactarium_migrator set search_path = public;
alter role lactarium set search_path = public;

revoke all on database :"database" from public;
grant connect, temporary, create on database :"database" to lactarium_migrator;
grant connect, temporary on database :"database" to lactarium;

-- public: the record (HAPI's tables); lactarium: what the server itself remembers; intake: messages as they came; outbox: what laboratories were told
revoke all on schema public from public;
alter schema public owner to lactarium_migrator;
create schema lactarium authorization lactarium_migrator;
create schema intake authorization lactarium_migrator;
create schema outbox authorization lactarium_migrator;
grant usage on schema public, lactarium, intake, outbox to lactarium;

-- whatever the migrator makes later
alter default privileges for role lactarium_migrator in schema public, lactarium, intake, outbox
    grant select, insert, update, delete on tables to lactarium;
alter default privileges for role lactarium_migrator in schema public, lactarium, intake, outbox
    grant usage, select on sequences to lactarium;
