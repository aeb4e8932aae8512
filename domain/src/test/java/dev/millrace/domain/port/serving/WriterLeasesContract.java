package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link WriterLeases} does. */
public interface WriterLeasesContract {

  Instant SINCE = Instant.parse("2026-11-22T17:00:00.250Z");

  WriterLeases leases();

  /** Makes the lease of a name nobody's, as if it had not been renewed. */
  void letRunOut(String name);

  @Test
  default void whatNobodyHasIsTakenAndThenRefusedWithItsHolder() {
    WriterLease mine = wanted(UUID.randomUUID().toString());

    assertThat(leases().take(mine)).isEmpty();

    assertThat(leases().take(wanted(mine.name())).orElseThrow().lease()).isEqualTo(mine);
    assertThat(leases().renew(mine)).isTrue();
  }

  @Test
  default void onesOwnIsTakenAgain() {
    WriterLease mine = wanted(UUID.randomUUID().toString());
    assertThat(leases().take(mine)).isEmpty();

    assertThat(leases().take(mine)).isEmpty();
  }

  @Test
  default void aRenewalIsSeen() {
    WriterLease mine = wanted(UUID.randomUUID().toString());
    WriterLease other = wanted(mine.name());
    assertThat(leases().take(mine)).isEmpty();
    HeldLease before = leases().take(other).orElseThrow();
    assertThat(leases().take(other)).contains(before);

    assertThat(leases().renew(mine)).isTrue();

    assertThat(leases().take(other).orElseThrow().renewedAt()).isAfter(before.renewedAt());
  }

  @Test
  default void whatIsGivenBackIsFree() {
    WriterLease mine = wanted(UUID.randomUUID().toString());
    WriterLease other = wanted(mine.name());
    assertThat(leases().take(mine)).isEmpty();

    leases().release(mine);

    assertThat(leases().renew(mine)).isFalse();
    assertThat(leases().take(other)).isEmpty();
  }

  @Test
  default void anothersIsNotGivenBack() {
    WriterLease mine = wanted(UUID.randomUUID().toString());
    assertThat(leases().take(mine)).isEmpty();

    leases().release(wanted(mine.name()));

    assertThat(leases().renew(mine)).isTrue();
  }

  @Test
  default void whatHasRunOutIsNotRenewedAndAnotherMayTakeIt() {
    WriterLease mine = wanted(UUID.randomUUID().toString());
    WriterLease other = wanted(mine.name());
    assertThat(leases().take(mine)).isEmpty();

    letRunOut(mine.name());

    assertThat(leases().renew(mine)).isFalse();
    assertThat(leases().take(other)).isEmpty();
    assertThat(leases().renew(mine)).isFalse();
    assertThat(leases().renew(other)).isTrue();
  }

  @Test
  default void eachNameHasALeaseOfItsOwn() {
    assertThat(leases().take(wanted(UUID.randomUUID().toString()))).isEmpty();
    assertThat(leases().take(wanted(UUID.randomUUID().toString()))).isEmpty();
  }

  private static WriterLease wanted(String name) {
    return new WriterLease(name, UUID.randomUUID(), "4711@host", SINCE);
  }
}
