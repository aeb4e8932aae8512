package dev.millrace.application.rebuild;

import dev.millrace.domain.record.RecordKey;

/**
 * A record of which the running code makes no row, so that a rebuild would leave it out.
 *
 * @param why in words that quote nothing of it
 */
public record Unmapped(RecordKey key, String why) {}
