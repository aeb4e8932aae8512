package dev.millrace.domain.port.relay;

import dev.millrace.domain.port.outbox.Shard;
import java.time.Instant;

/**
 * Who holds a shard.
 *
 * @param owner a member's name
 */
public record Lease(Shard shard, String owner, Instant since) {}
