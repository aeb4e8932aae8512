package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.log.LogPage;
import dev.millrace.domain.port.log.LogPages;
import dev.millrace.domain.port.log.LogSlice;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** Looks into a topic by a consumer of its own that belongs to no group. Thread-safe. */
public final class KafkaLogPages implements LogPages {

  /** What is fetched beside what is asked for is thrown away. */
  private static final Map<String, Object> SMALL =
      Map.of(
          "max.poll.records",
          200,
          "max.partition.fetch.bytes",
          256 << 10,
          "fetch.max.bytes",
          1 << 20);

  /** Nothing is lost with it: there is no group to leave. */
  private static final Duration CLOSING = Duration.ofMillis(250);

  private final KafkaConfig config;
  private final LongSupplier nanos;

  public KafkaLogPages(KafkaConfig config) {
    this(config, System::nanoTime);
  }

  /**
   * The same with another time.
   *
   * @param nanos rises
   */
  KafkaLogPages(KafkaConfig config, LongSupplier nanos) {
    this.config = config;
    this.nanos = nanos;
  }

  @Override
  public LogPage read(LogSlice slice) {
    TimeLeft time = new TimeLeft(slice.bounds().patience(), nanos);
    try {
      return read(slice, time);
    } catch (KafkaException refused) {
      throw Failures.of("look into " + slice.family().topic(), refused);
    }
  }

  /** The older client has no other way to bound its closing. */
  @SuppressWarnings("deprecation")
  private LogPage read(LogSlice slice, TimeLeft time) {
    Consumer<byte[], byte[]> consumer = Clients.consumer(config, SMALL);
    try {
      return new LogLook(consumer, slice, time).read();
    } finally {
      consumer.close(CLOSING);
    }
  }
}
