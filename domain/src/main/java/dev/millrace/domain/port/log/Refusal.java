package dev.millrace.domain.port.log;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.time.Instant;

/**
 * A row that the log does not take.
 *
 * @param code {@link DeadLetter.Code#NO_TOPIC} when every row of its topic is refused, which
 *     somebody may mend; else the row itself is to blame, and refused for ever
 * @param reason in words, without payload
 * @param exception the class of what was thrown, by its whole name
 */
public record Refusal(OutboxRow row, DeadLetter.Code code, String reason, String exception) {

  /** Whether it is the topic that is to blame, and not the row. */
  public boolean isOfTopic() {
    return code == DeadLetter.Code.NO_TOPIC;
  }

  /** The row as a dead letter. */
  public DeadLetter letter(Instant at) {
    return DeadLetter.ofRow(row, code, reason, exception, at);
  }
}
