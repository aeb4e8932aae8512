package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedFlushTest {

  private final CountDownLatch answered = new CountDownLatch(1);

  @Test
  @Timeout(10)
  void aFlushThatIsNeverAnsweredIsGivenUp() {
    assertThatThrownBy(() -> BoundedFlush.of(new SilentProducer(), Duration.ofMillis(1)))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("within 1 ms");
    answered.countDown();
  }

  @Test
  void aFlushThatIsAnsweredIsWaitedFor() {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    var unused = producer.send(new ProducerRecord<>("topic", new byte[0]));

    BoundedFlush.of(producer, Duration.ofSeconds(10));

    assertThat(producer.flushed()).isTrue();
  }

  /** Its brokers say nothing. */
  private final class SilentProducer extends MockProducer<byte[], byte[]> {
    @Override
    public synchronized void flush() {
      try {
        answered.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
