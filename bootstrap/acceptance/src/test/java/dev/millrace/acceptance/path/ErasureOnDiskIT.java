package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.verify.Verification;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Once the stores have written their files anew, no byte of who was erased is on the disk; and the
 * search finds somebody else in every store, and would have found him. {@link ErasureIT} has a
 * sample of this for every build.
 */
@Tag("matrix")
class ErasureOnDiskIT {

  private static final List<String> STORES = List.of("postgres", "kafka", "cassandra");

  private final RunningPipeline path = RunningPipeline.startOrFail();
  private final Uncompressed stores = new Uncompressed(path.settings(), path.data());
  private final Rewritten rewritten = new Rewritten(path.settings(), path.data());
  private final Canaries erased = Canaries.fresh();
  private final Canaries other = Canaries.fresh();

  @AfterEach
  void close() {
    path.close();
  }

  @Test
  void noByteOfWhoWasErasedIsOnTheDiskThoughTheControlIsInEveryStore() throws Exception {
    stores.makeSo();
    rewritten.logsAreRemoved();
    rewritten.views(path.users().views());
    path.simulator()
        .faults()
        .inject(
            Strike.always(),
            Fault.replaceRecord(1, erased.record()),
            Fault.replaceRecord(2, other.record()));
    Verification carried = path.carry(path.plan("on-disk", 20, 20));
    path.simulator().faults().clear();
    stores.writePages();
    for (String store : STORES) {
      awaitFound(store, erased);
      awaitFound(store, other);
    }

    Answer answer = Answer.json(path, "erase", erased.user().toString());
    assertThat(answer.code()).as(answer.out()).isZero();
    rewritten.topic(path.users().name().topic());
    path.carry(path.plan("closes-segments", 60, 20));
    path.carry(path.plan("closes-more", 60, 20));
    rewritten.tables();
    rewritten.log();
    path.pipeline().stack().stop("cassandra");
    path.pipeline().stack().start("cassandra");

    RunningPipeline.await(
        "no file with a byte of him",
        () -> in(".").with(erased.city()).isEmpty(),
        () -> in(".").with(erased.city()).toString());
    for (String store : STORES) {
      assertThat(in(store).with(other.city())).as(store).isNotEmpty();
    }
    Answer verified = Answer.json(path, "verify", carried.run().id().toString());
    assertThat(verified.code()).as(verified.out()).isZero();
  }

  private void awaitFound(String store, Canaries canaries) {
    RunningPipeline.await(
        "the control in " + store,
        () -> !in(store).with(canaries.city()).isEmpty(),
        () -> "not found yet");
  }

  private BytesOnDisk in(String folder) {
    return new BytesOnDisk(Path.of(path.data().toString(), folder));
  }
}
