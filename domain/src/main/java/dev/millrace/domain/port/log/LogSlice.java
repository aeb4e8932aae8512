package dev.millrace.domain.port.log;

import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a family's topic.
 *
 * @param partition the one that is meant; null for all of them, for a family may put its records by
 *     something else than their key
 * @param key of the records that are meant; null for all records
 */
public record LogSlice(
    FamilyName family,
    @Nullable Integer partition,
    LogStart start,
    @Nullable RecordKey key,
    LogBounds bounds) {}
