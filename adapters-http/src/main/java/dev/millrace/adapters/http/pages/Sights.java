package dev.millrace.adapters.http.pages;

import dev.millrace.application.alert.RunsReading;
import dev.millrace.application.books.Ends;
import dev.millrace.application.path.OutboxReading;
import dev.millrace.application.path.StreamReading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the servers of the path tell when they are asked. Each may hang, and throws {@link
 * dev.millrace.domain.failure.TransientFailure} when its server does not answer.
 *
 * @param cassandra true when it answers
 * @param stuck for how long the last stable offset of each topic has stood before an open
 *     transaction
 * @param ends how the events of each family ended; this process knows, and does not hang
 */
public record Sights(
    Supplier<OutboxReading> postgres,
    Supplier<List<StreamReading>> kafka,
    Supplier<Boolean> cassandra,
    Supplier<RunsReading> runs,
    Supplier<Map<String, Duration>> stuck,
    Supplier<Map<String, Ends>> ends) {}
