package dev.millrace.domain.port.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface FeedContract<T> {

  /** A new feed on the same topic and in the same group as every other of this test. */
  Feed<T> feed();

  void send(List<T> items);

  /** The same item for the same number. */
  T item(int number);

  @Test
  default void itemsComeInTheOrderTheyWereSent() {
    send(items(1, 50));
    try (Feed<T> feed = feed()) {
      assertThat(take(feed, 50)).isEqualTo(items(1, 50));
    }
  }

  @Test
  default void nothingSentIsNothingPolled() {
    try (Feed<T> feed = feed()) {
      assertThat(feed.poll(Duration.ofMillis(50))).isEmpty();
    }
  }

  @Test
  default void whatIsNotAcknowledgedComesAgain() {
    send(items(1, 3));
    try (Feed<T> feed = feed()) {
      take(feed, 3);
    }
    try (Feed<T> again = feed()) {
      assertThat(take(again, 3)).isEqualTo(items(1, 3));
    }
  }

  @Test
  default void whatIsAcknowledgedDoesNotComeAgain() {
    send(items(1, 3));
    try (Feed<T> feed = feed()) {
      take(feed, 3);
      feed.acknowledge();
      send(items(4, 5));
    }
    try (Feed<T> again = feed()) {
      assertThat(take(again, 2)).isEqualTo(items(4, 5));
    }
  }

  @Test
  default void acknowledgingNothingIsHarmless() {
    try (Feed<T> feed = feed()) {
      feed.acknowledge();
    }
  }

  private List<T> items(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(this::item).toList();
  }

  /** Polls until that many came, or long enough. */
  private static <T> List<T> take(Feed<T> feed, int count) {
    List<T> taken = new ArrayList<>();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (taken.size() < count && System.nanoTime() < deadline) {
      taken.addAll(feed.poll(Duration.ofMillis(200)));
    }
    return taken;
  }
}
