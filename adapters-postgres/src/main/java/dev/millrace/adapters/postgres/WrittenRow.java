package dev.millrace.adapters.postgres;

/**
 * What the server says of its log.
 *
 * @param onDisk whether all that it has written by now is on the disk
 */
record WrittenRow(boolean standby, boolean onDisk) {}
