-- What Debezium needs of PostgreSQL, whose wal_level must be logical. A superuser runs it in Millrace's database; then
-- give the role a password.
CREATE ROLE millrace_debezium LOGIN REPLICATION;
GRANT CONNECT ON DATABASE millrace TO millrace_debezium;
GRANT USAGE ON SCHEMA millrace TO millrace_debezium;
GRANT SELECT ON millrace.outbox TO millrace_debezium;

-- Inserts alone: published updates and deletes would need a replica identity. Days to come are in it, too.
CREATE PUBLICATION millrace_outbox FOR TABLE millrace.outbox
  WITH (publish = 'insert', publish_via_partition_root = true);

-- From this moment on nothing is missed, and the server keeps its log until Debezium has read it.
SELECT pg_create_logical_replication_slot('millrace_outbox', 'pgoutput');
