package dev.millrace.application.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.receipt.InMemoryFeed;
import dev.millrace.domain.port.receipt.InMemoryTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepingBooksTest {

  private final InMemoryTopic<String> topic = new InMemoryTopic<>();
  private final List<String> book = new ArrayList<>();

  @Test
  void whatCameIsEnteredAndAcknowledged() {
    topic.append(List.of("a", "b"));
    KeepBooks keeping = new KeepingBooks<>(new InMemoryFeed<>(topic), book::addAll);

    assertThat(keeping.enter(Duration.ZERO)).isEqualTo(2);
    assertThat(keeping.enter(Duration.ZERO)).isZero();

    assertThat(book).containsExactly("a", "b");
  }

  @Test
  void whatCouldNotBeEnteredComesAgainAfterARestart() {
    topic.append(List.of("a"));
    KeepBooks failing =
        new KeepingBooks<>(
            new InMemoryFeed<>(topic),
            reports -> {
              throw new TransientFailure("no database");
            });
    assertThatThrownBy(() -> failing.enter(Duration.ZERO)).isInstanceOf(TransientFailure.class);

    new KeepingBooks<>(new InMemoryFeed<>(topic), book::addAll).enter(Duration.ZERO);

    assertThat(book).containsExactly("a");
  }

  @Test
  void whatCouldNotBeEnteredIsEnteredBeforeAnythingLater() {
    topic.append(List.of("a"));
    boolean[] down = {true};
    KeepBooks keeping =
        new KeepingBooks<>(
            new InMemoryFeed<>(topic),
            reports -> {
              if (down[0]) {
                throw new TransientFailure("no database");
              }
              book.addAll(reports);
            });
    assertThatThrownBy(() -> keeping.enter(Duration.ZERO)).isInstanceOf(TransientFailure.class);
    topic.append(List.of("b"));
    down[0] = false;

    keeping.enter(Duration.ZERO);
    keeping.enter(Duration.ZERO);

    assertThat(book).containsExactly("a", "b");
  }

  @Test
  void aFeedThatWasExpelledWhileTheDatabaseWasAwayIsPolledAgain() {
    topic.append(List.of("a"));
    Expelled feed = new Expelled(topic);
    KeepBooks keeping = new KeepingBooks<>(feed, book::addAll);
    assertThatThrownBy(() -> keeping.enter(Duration.ZERO)).isInstanceOf(TransientFailure.class);

    keeping.enter(Duration.ZERO);

    assertThat(new InMemoryFeed<>(topic).poll(Duration.ZERO)).isEmpty();
    assertThat(book).containsOnly("a");
  }

  /** Stays out of its group until it polls for the second time, which brings everything again. */
  private static final class Expelled implements Feed<String> {

    private final InMemoryTopic<String> topic;
    private InMemoryFeed<String> feed;
    private int polls;

    Expelled(InMemoryTopic<String> topic) {
      this.topic = topic;
      this.feed = new InMemoryFeed<>(topic);
    }

    @Override
    public List<String> poll(Duration patience) {
      polls++;
      feed = new InMemoryFeed<>(topic);
      return feed.poll(patience);
    }

    @Override
    public void acknowledge() {
      if (polls < 2) {
        throw new TransientFailure("not a member of its group");
      }
      feed.acknowledge();
    }

    @Override
    public void close() {
      feed.close();
    }
  }
}
