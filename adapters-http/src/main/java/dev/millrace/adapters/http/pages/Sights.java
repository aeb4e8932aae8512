package dev.millrace.adapters.http.pages;

import dev.millrace.application.path.OutboxReading;
import dev.millrace.application.path.StreamReading;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the servers of the path tell when they are asked. Each may hang, and throws {@link
 * dev.millrace.domain.failure.TransientFailure} when its server does not answer.
 *
 * @param cassandra true when it answers
 */
public record Sights(
    Supplier<OutboxReading> postgres,
    Supplier<List<StreamReading>> kafka,
    Supplier<Boolean> cassandra) {}
