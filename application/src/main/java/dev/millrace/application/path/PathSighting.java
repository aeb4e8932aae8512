package dev.millrace.application.path;

import java.time.Instant;
import java.util.List;

/**
 * What was seen of the path at one time.
 *
 * @param postgres what PostgreSQL told
 * @param kafka what Kafka told of the streaming queries
 * @param cassandra true where Cassandra answered
 */
public record PathSighting(
    Instant at,
    Reading<OutboxReading> postgres,
    Reading<List<StreamReading>> kafka,
    Reading<Boolean> cassandra) {}
