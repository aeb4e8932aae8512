#!/usr/bin/env bash
# A database for Millrace, one for the registry and one for Airflow, each with a role of its own that owns it. The image runs this once,
# when its volume is new. Passwords stand neither in arguments nor in the log.
set -eu

make() { # NAME VARIABLE
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres -v name="$1" <<SQL
\\getenv password $2
SET log_min_error_statement = panic;
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

make millrace DATABASE_PASSWORD
make registry REGISTRY_PASSWORD
make airflow AIRFLOW_DATABASE_PASSWORD
