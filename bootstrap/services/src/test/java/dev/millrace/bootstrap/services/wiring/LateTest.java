package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.TransientFailure;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LateTest {

  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void itIsOpenedWhenItIsAskedForAndOnce() {
    try (Late<Object> late = late(this::open)) {
      assertThat(attempts).hasValue(0);
      assertThat(late.get()).isSameAs(late.get());
      assertThat(attempts).hasValue(1);
    }
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatCouldNotBeOpenedIsTriedAgain() {
    try (Late<Object> late = late(this::openAtTheSecondAttempt)) {
      assertThatThrownBy(late::get).isInstanceOf(TransientFailure.class);
      assertThat(late.get()).isNotNull();
    }
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatNobodyAskedForIsNotClosed() {
    late(this::open).close();

    assertThat(closed).hasValue(0);
  }

  private Object openAtTheSecondAttempt() {
    if (attempts.get() == 0) {
      attempts.incrementAndGet();
      throw new TransientFailure("nobody answers");
    }
    return open();
  }

  private Object open() {
    attempts.incrementAndGet();
    return new Object();
  }

  private Late<Object> late(Supplier<Object> opening) {
    return new Late<>(opening, opened -> closed.incrementAndGet());
  }
}
