package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.kafka.KafkaUntransacted;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The relay's producer alone: the rows are at hand, and nothing but the last of them is awaited.
 */
final class ProduceSide implements Side {

  static final String NAME = "produce";

  /** So many are held; a longer backlog repeats them under other ids. */
  private static final int AT_HAND = 50_000;

  private final RelayBench bench;
  private final List<OutboxRow> atHand = new ArrayList<>();
  private @Nullable KafkaUntransacted producer;

  ProduceSide(RelayBench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return bench.settings("producer", KafkaUntransacted.settings(bench.kafka()));
  }

  @Override
  public void prepare() {
    if (atHand.isEmpty()) {
      read();
    }
    bench.topic().empty();
    producer = new KafkaUntransacted(bench.kafka());
  }

  private void read() {
    try (WiredRelay relay = bench.opened(List.of(new NoLog(atHand::addAll)))) {
      relay.relayWhile(() -> atHand.size() < AT_HAND);
    }
  }

  @Override
  public void work() {
    int records = bench.backlog().records();
    for (int sent = 0; sent < records; sent++) {
      opened().send(row(sent));
    }
    opened().flush();
  }

  private OutboxRow row(int number) {
    OutboxRow row = atHand.get(number % atHand.size());
    return number < atHand.size() ? row : renamed(row, number / atHand.size());
  }

  private static OutboxRow renamed(OutboxRow row, int round) {
    UUID id = row.event().value();
    return new OutboxRow(
        row.xid(),
        row.seq(),
        row.slot(),
        new EventId(new UUID(id.getMostSignificantBits() ^ round, id.getLeastSignificantBits())),
        row.family(),
        row.key(),
        row.version(),
        row.run(),
        row.attempt(),
        row.traceparent(),
        row.payload());
  }

  @Override
  public Proof prove() {
    opened().close();
    return bench.proof();
  }

  private KafkaUntransacted opened() {
    return Objects.requireNonNull(producer, "prepare first");
  }
}
