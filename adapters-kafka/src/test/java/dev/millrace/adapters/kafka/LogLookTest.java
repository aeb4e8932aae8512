package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.port.log.LogBounds;
import dev.millrace.domain.port.log.LogPage;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.port.log.LogSlice;
import dev.millrace.domain.record.FamilyName;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLookTest {

  private static final FamilyName FAMILY = new FamilyName("users");
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final TopicPartition ONE = new TopicPartition(FAMILY.topic(), 0);
  private static final Node[] NODES = {};

  private final List<Duration> waits = new ArrayList<>();
  private long now;

  @Test
  void allCallsTogetherTakeNoLongerThanSomebodyWaits() {
    LogSlice slice =
        new LogSlice(
            FAMILY, null, new LogStart.Since(Instant.EPOCH), null, new LogBounds(9, 999, PATIENCE));

    LogPage page = new LogLook(slow(), slice, new TimeLeft(PATIENCE, () -> now)).read();

    assertThat(page.ending()).isEqualTo(Ending.TIME);
    assertThat(waits)
        .extracting(Duration::toMillis)
        .containsExactly(8_000L, 7_000L, 6_000L, 5_000L, 100L, 3_000L, 100L, 1_000L);
  }

  /** One of which each call that may wait takes a second, and no record comes. */
  private Consumer<byte[], byte[]> slow() {
    Object made =
        Proxy.newProxyInstance(
            LogLookTest.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            (proxy, method, given) -> answer(method.getName(), given));
    @SuppressWarnings("unchecked")
    Consumer<byte[], byte[]> consumer = (Consumer<byte[], byte[]>) made;
    return consumer;
  }

  private @Nullable Object answer(String call, Object[] given) {
    if (given[given.length - 1] instanceof Duration wait) {
      waits.add(wait);
      now += Duration.ofSeconds(1).toNanos();
    }
    return switch (call) {
      case "partitionsFor" ->
          List.of(new PartitionInfo(ONE.topic(), ONE.partition(), null, NODES, NODES));
      case "beginningOffsets" -> Map.of(ONE, 0L);
      case "endOffsets" -> Map.of(ONE, 5L);
      case "offsetsForTimes" -> Map.of(ONE, new OffsetAndTimestamp(0, 0));
      case "poll" -> ConsumerRecords.empty();
      case "position" -> 0L;
      default -> null;
    };
  }
}
