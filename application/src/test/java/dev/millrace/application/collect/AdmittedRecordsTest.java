package dev.millrace.application.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class AdmittedRecordsTest {

  private final Pushing pushing = new Pushing();
  private Optional<String> refusal = Optional.of("the path behind is full");
  private final CollectRecords records = new AdmittedRecords(pushing.collecting, () -> refusal);

  @Test
  void whatIsPushedIsTurnedAwayUntilThereIsRoom() {
    assertThat(push().toCompletableFuture()).isCompletedWithValue(new Collected.PathFull());
    assertThat(pushing.commit()).isZero();
    refusal = Optional.empty();

    var taken = push().toCompletableFuture();
    assertThat(pushing.commit()).isEqualTo(1);
    assertThat(taken.join()).isInstanceOf(Collected.Answered.class);
  }

  private CompletionStage<Collected> push() {
    return records.collect(pushing.batch(null, InMemoryPath.user(1, "Ulm")));
  }
}
