#!/usr/bin/env bash
# Run by the postgres image once, when the data directory is empty. The passwords come from secret files and never
# stand on a command line.
set -euo pipefail
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv database POSTGRES_DB
\set migrator_password `cat /run/secrets/lactarium.database.migration.password`
\set runtime_password `cat /run/secrets/spring.datasource.password`
\i /lactarium/roles.sql
SQL
