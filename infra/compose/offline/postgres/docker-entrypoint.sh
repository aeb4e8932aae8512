#!/usr/bin/env bash
# Makes a cluster in an empty $PGDATA, runs what lies in /docker-entrypoint-initdb.d, and becomes the server.
set -euo pipefail

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown postgres:postgres "$PGDATA"
  chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

# A cluster is made here, and moved up when it is whole, PG_VERSION last: half of one that a kill left is known by this folder.
making=$PGDATA/.being-made

make_cluster() {
  [ -n "${POSTGRES_PASSWORD-}" ] || { echo "POSTGRES_PASSWORD is not set" >&2; exit 1; }
  export POSTGRES_USER=${POSTGRES_USER:-postgres} PGPASSWORD=$POSTGRES_PASSWORD
  chmod 700 "$PGDATA"
  find "$PGDATA" -mindepth 1 -delete
  mkdir -m 700 "$making"
  # shellcheck disable=SC2086 # the arguments are several words
  initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") ${POSTGRES_INITDB_ARGS-} -D "$making"
  echo 'host all all all scram-sha-256' >>"$making/pg_hba.conf"
  # Nobody reaches it over the network before it is whole.
  pg_ctl -D "$making" -w -o "-c listen_addresses=" start
  if [ "${POSTGRES_DB:-postgres}" != postgres ]; then
    createdb -U "$POSTGRES_USER" "$POSTGRES_DB"
  fi
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) bash "$file" ;;
      *.sql) psql -v ON_ERROR_STOP=1 --no-psqlrc -U "$POSTGRES_USER" -d "${POSTGRES_DB:-postgres}" -f "$file" ;;
    esac
  done
  pg_ctl -D "$making" -m fast -w stop
  unset PGPASSWORD
  find "$making" -mindepth 1 -maxdepth 1 ! -name PG_VERSION -exec mv -t "$PGDATA" {} +
  mv "$making/PG_VERSION" "$PGDATA/"
  rmdir "$making"
}

if [ "${1-}" = postgres ]; then
  if [ -f "$PGDATA/PG_VERSION" ]; then
    version=$(cat "$PGDATA/PG_VERSION")
    [ "$version" = 15 ] || { echo "$PGDATA holds a cluster of PostgreSQL $version, and this is 15: nothing was touched" >&2; exit 1; }
  elif [ -d "$making" ] || [ -z "$(ls -A "$PGDATA")" ]; then
    make_cluster
  else
    echo "$PGDATA is not empty and holds no cluster: nothing was touched" >&2
    exit 1
  fi
  set -- "$@" -c listen_addresses='*'
fi
exec "$@"
