package dev.millrace.benchmarks.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CarriedTest {

  private static final long LONG = 60_000;

  private final Carried carried = new Carried();

  @Test
  void batchesAddUpByQuery() {
    carried.add("facts", 10);
    carried.add("noop", 3);
    carried.add("facts", 5);

    assertThat(carried.by("facts")).isEqualTo(15);
    assertThat(carried.await("facts", 15, LONG)).isEqualTo(15);
    assertThat(carried.by("unknown")).isZero();
  }

  @Test
  void whoWaitsGoesOnWithTheBatchThatBringsTheLast() {
    CompletableFuture<Long> waiting =
        CompletableFuture.supplyAsync(() -> carried.await("facts", 20, LONG));
    carried.add("facts", 12);
    carried.add("facts", 8);

    assertThat(waiting.join()).isEqualTo(20);
  }

  @Test
  void aQueryThatEndsIsNotWaitedFor() {
    carried.add("facts", 1);
    carried.end();

    assertThatThrownBy(() -> carried.await("facts", 2, LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("facts has carried 1 of 2 records, and a query ended");
  }

  @Test
  void patienceEnds() {
    assertThatThrownBy(() -> carried.await("facts", 1, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("facts has carried 0 of 1 records");
  }
}
