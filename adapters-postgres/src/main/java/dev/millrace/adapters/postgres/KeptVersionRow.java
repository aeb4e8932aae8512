package dev.millrace.adapters.postgres;

/**
 * A version that is kept of a record.
 *
 * @param ordinal the record's place among those that were asked for, from 1
 * @param bytes of its event, or of its raw record
 * @param gap whether the versions before it are left out, as some between are not kept
 */
record KeptVersionRow(long ordinal, long version, long bytes, boolean gap) {}
