package dev.millrace.domain.port.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.PageFixture;
import java.net.URI;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link HeldPages} does. */
public interface HeldPagesContract {

  HeldPages held();

  /** The intake of the same store. */
  Intake intake();

  /** The runs of the same store. */
  Runs runs();

  @Test
  default void thePagesOfAnyRunAreHeld() {
    String source = anySource();
    take(source, 2, 2);
    take(source, 4, 2);
    take(source, 4, 2);
    assertThat(held().of(plan(source, "seed", 10, 2, 1))).containsExactlyInAnyOrder(2, 4);
    assertThat(held().of(plan(source, "seed", 4, 2, 2))).containsExactly(2);
    assertThat(held().of(plan(source, "seed", 4, 2, 5))).isEmpty();
  }

  @Test
  default void whatWasAskedForOtherwiseIsNotHeld() {
    String source = anySource();
    take(source, 1, 2);
    RunPlan plan = plan(source, "seed", 10, 2, 1);
    RunPlan others = new RunPlan(new FamilyName("others"), plan.source(), "seed", 10, 2);
    assertThat(held().of(plan)).containsExactly(1);
    assertThat(held().of(others)).isEmpty();
    assertThat(held().of(plan(anySource(), "seed", 10, 2, 1))).isEmpty();
    assertThat(held().of(plan(source.replace("1.4", "1.3"), "seed", 10, 2, 1))).isEmpty();
    assertThat(held().of(plan(source, "other", 10, 2, 1))).isEmpty();
    assertThat(held().of(plan(source, "seed", 10, 3, 1))).isEmpty();
  }

  @Test
  default void aPageOfWhichMoreIsWantedIsNotHeld() {
    String source = anySource();
    take(source, 3, 1);
    assertThat(held().of(plan(source, "seed", 5, 2, 1))).containsExactly(3);
    assertThat(held().of(plan(source, "seed", 6, 2, 1))).isEmpty();
  }

  /** Stores a page of size 2 with so many records. */
  private void take(String source, int page, int records) {
    RunPlan plan = plan(source, "seed", 2, 2, page);
    RunId run = new RunId(UUID.randomUUID());
    runs().submit(run, plan);
    PageFixture answer = PageFixture.of(run, plan.page(page), Collections.nCopies(records, "!"));
    intake().inTransaction(answer::takeIn);
  }

  private static RunPlan plan(
      String source, String seed, long records, int pageSize, int firstPage) {
    return new RunPlan(
        PageFixture.THINGS, URI.create(source), seed, records, pageSize, firstPage, false);
  }

  private static String anySource() {
    return "http://127.0.0.1/" + UUID.randomUUID() + "/1.4/";
  }
}
