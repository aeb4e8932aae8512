package dev.millrace.domain.port.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import org.junit.jupiter.api.Test;

public interface TopicsContract {

  Topics topics();

  /** A family without a topic. */
  FamilyName newFamily();

  @Test
  default void aMissingTopicIsCreated() {
    FamilyName family = newFamily();
    assertThat(topics().ensure(family, Sort.ENTITY)).contains(family.topic());
  }

  @Test
  default void whatIsThereIsNotCreatedAgain() {
    FamilyName family = newFamily();
    topics().ensure(family, Sort.ENTITY);
    assertThat(topics().ensure(family, Sort.ENTITY)).isEmpty();
  }

  @Test
  default void ofASecondFamilyOnlyItsOwnTopicIsMissing() {
    topics().ensure(newFamily(), Sort.ENTITY);
    FamilyName second = newFamily();
    assertThat(topics().ensure(second, Sort.EVENT)).containsExactly(second.topic());
  }

  @Test
  default void topicsWithFewerPartitionsThanShardsAreNamed() {
    FamilyName family = newFamily();
    assertThat(topics().misfits(family, new Sharding(2, 1024)))
        .noneMatch(misfit -> misfit.contains(family.topic()));
    topics().ensure(family, Sort.ENTITY);

    assertThat(topics().misfits(family, new Sharding(2, 4))).isEmpty();
    assertThat(topics().misfits(family, new Sharding(2, 8)))
        .hasSize(2)
        .anyMatch(misfit -> misfit.contains(family.topic()))
        .anyMatch(misfit -> misfit.contains("millrace.relay-cursors"));
  }

  @Test
  default void anExistingTopicWithFewerPartitionsThanShardsIsRefused() {
    FamilyName family = newFamily();
    topics().ensure(family, Sort.ENTITY);

    assertThat(topics().ensure(family, Sort.ENTITY, new Sharding(2, 4))).isEmpty();
    assertThatThrownBy(() -> topics().ensure(family, Sort.ENTITY, new Sharding(2, 8)))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining(family.topic());
  }

  @Test
  default void whatIsMissingIsNamedUntilItIsCreated() {
    FamilyName family = newFamily();
    assertThat(topics().missing(family, Sort.ENTITY)).contains(family.topic());

    topics().ensure(family, Sort.ENTITY);

    assertThat(topics().missing(family, Sort.ENTITY)).isEmpty();
  }
}
