-- which contents of the guide this database has been given
create table installed_guide (
    digest       text primary key,
    version      text not null,
    installed_at timestamptz not null default now()
);
