package dev.millrace.bootstrap.services.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events at a steady pace: how long each takes from its commit until committed readers see it. */
final class LatencySide implements Side {

  private static final int LONGEST_SECONDS = 10;
  private static final int WARM_UP_SECONDS = 5;

  private final String carrierName;
  private final RelayBench bench;
  private final EventTopic topic;
  private final Carrier carrier;
  private final Trickle trickle;
  private final int events;
  private final Map<UUID, Long> committed = new HashMap<>();
  private @Nullable Arrivals arrivals;
  private Map<UUID, Long> seen = Map.of();

  LatencySide(
      String carrierName, RelayBench bench, EventTopic topic, Carrier carrier, Trickle trickle) {
    this.carrierName = carrierName;
    this.bench = bench;
    this.topic = topic;
    this.carrier = carrier;
    this.trickle = trickle;
    this.events = Math.min(bench.backlog().records(), LONGEST_SECONDS * Trickle.PER_SECOND);
  }

  /** The name of the figure that such a side finds out. */
  static String p99(String carrierName) {
    return carrierName + " p99 ms";
  }

  @Override
  public String name() {
    return carrierName + " paced";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(bench.settings());
    settings.put("eventsPerSecond", Integer.toString(Trickle.PER_SECOND));
    settings.put("events", Integer.toString(events));
    return settings;
  }

  /**
   * Some seconds of it go before, which nobody measures, and what sides before left in the heap is
   * collected: this JVM writes and reads for each carrier, and its pauses are no carrier's.
   */
  @Override
  public void prepare() {
    bench.backlog().clear();
    topic.empty();
    carrier.begin();
    try (Arrivals before = Arrivals.in(topic, bench.kafka().bootstrapServers())) {
      before.await(trickle.write(WARM_UP_SECONDS * Trickle.PER_SECOND).size());
    }
    topic.empty();
    committed.clear();
    arrivals = Arrivals.in(topic, bench.kafka().bootstrapServers());
    System.gc();
  }

  @Override
  public void work() {
    committed.putAll(trickle.write(events));
    opened().await(events);
  }

  @Override
  public Proof prove() {
    carrier.end();
    opened().close();
    seen = Map.copyOf(opened().seen());
    return topic.proof(events);
  }

  @Override
  public Map<String, Double> figures() {
    Latencies latencies = Latencies.between(committed, seen);
    return Map.of(
        carrierName + " p50 ms",
        latencies.percentile(50),
        p99(carrierName),
        latencies.percentile(99));
  }

  private Arrivals opened() {
    return Objects.requireNonNull(arrivals, "prepare first");
  }
}
