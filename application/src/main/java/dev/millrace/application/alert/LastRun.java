package dev.millrace.application.alert;

/**
 * What came of the last run of a family that fetched and is over.
 *
 * @param records that it brought and that are not in quarantine
 * @param changedFields fields that are new, or missing, in them
 */
public record LastRun(String family, long records, long changedFields) {}
