package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.log.InMemoryLog;
import dev.millrace.domain.port.log.InMemoryTopics;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.InMemoryShardings;
import dev.millrace.domain.port.relay.Shardings;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.Users;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingTopicsTest {

  private static final int PARTITIONS = 4;

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());
  private final Shardings shardings = new InMemoryShardings(store);
  private final Topics topics =
      new InMemoryTopics(new InMemoryLog(InstantSource.system(), PARTITIONS));
  private final Users users = new Users();

  @Test
  void allAreMade() {
    make();
    assertThat(topics.missing(users.name(), users.sort())).isEmpty();
  }

  @Test
  void theyAreToFitTheShardsThereAre() {
    change(2 * PARTITIONS);
    assertTooFew();
  }

  @Test
  void theyAreToFitThoseAgreedUpon() {
    shardings.agree(2 * PARTITIONS);
    assertTooFew();
  }

  @Test
  void theyAreToFitTheShardsThereAreUntilFewerBegin() {
    change(2 * PARTITIONS);
    shardings.agree(1);
    assertTooFew();
  }

  private void assertTooFew() {
    assertThatThrownBy(this::make)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("too few");
  }

  private void make() {
    new MissingTopics(topics, shardings).make(new Families(List.of(users)));
  }

  private void change(int count) {
    Sharding current = shardings.current();
    Sharding next = shardings.agree(count);
    Cursor closed =
        Cursor.beginning("a system").closed(store.horizon(current.shard(0)).snapshot(), next);
    current.shards().forEach(shard -> store.save(shard, closed));
    assertThat(shardings.begin(next)).isTrue();
  }
}
