package dev.millrace.domain.backfill;

/**
 * How far a backfill's runs are started.
 *
 * @param day the index of a day, or 0 where there are none
 * @param page of that day
 */
public record Place(int day, int page) {}
