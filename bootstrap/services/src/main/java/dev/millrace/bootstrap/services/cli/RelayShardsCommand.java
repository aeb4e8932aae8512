package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.RelayMembers;
import dev.millrace.domain.port.relay.Shardings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millrace relay shards [N]}. */
@Command(
    name = "shards",
    header = "Shows the relay's shards, or changes their number.",
    description = {
      "Shows who carries each shard, since when, how far it has published, and how many events wait"
          + " there.",
      "With N, all relays publish up to one snapshot, and N shards go on from there: each event is"
          + " still published once, and a key's in order. The relays do this by themselves, also"
          + " when this command is ended meanwhile or one of them dies; the same again goes on"
          + " waiting. Exits 1 when the topics have fewer partitions than that, when another change"
          + " is under way, or when no relay runs to carry it out."
    },
    mixinStandardHelpOptions = true,
    footer = {"  millrace relay shards", "  millrace relay shards 4"})
final class RelayShardsCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Mixin private Installation installation;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      description =
          "So many shards: 1, 2, 4, 8 and so on; no more than the topics have partitions.")
  private @Nullable Integer count;

  @Override
  public Integer call() {
    if (count == null) {
      return installation.with(Modules.relayShards(), this::show);
    }
    Sharding wanted = new Sharding(1, count);
    return installation.with(Modules.relayShards(), injector -> change(injector, wanted.count()));
  }

  private ExitCode show(Injector injector) {
    ShardList list = ShardList.of(injector);
    installation.output().print(list.fields(), list::print);
    return ExitCode.OK;
  }

  private ExitCode change(Injector injector, int wanted) {
    Shardings shardings = injector.getInstance(Shardings.class);
    Optional<Sharding> agreed = shardings.agreed();
    if (agreed.isEmpty() && shardings.current().count() == wanted) {
      return show(injector);
    }
    if (agreed.isPresent() && agreed.get().count() != wanted) {
      return underWay(agreed.get());
    }
    List<String> misfits = misfits(injector, shardings.current().followedBy(wanted));
    if (agreed.isEmpty() && !misfits.isEmpty()) {
      return Refusal.of(installation.output(), String.join(System.lineSeparator(), misfits));
    }
    Sharding next = shardings.agree(wanted);
    if (next.count() != wanted) {
      return underWay(next);
    }
    installation
        .output()
        .say(
            agreed.isPresent()
                ? "Goes on with the change to %d shards that was begun.".formatted(wanted)
                : "All relays now publish up to one snapshot, and then go on as %d shards."
                    .formatted(wanted));
    return await(injector, next);
  }

  private ExitCode underWay(Sharding agreed) {
    return Refusal.of(
        installation.output(),
        "A change to %d shards is under way. `millrace relay shards %d` waits for its end."
            .formatted(agreed.count(), agreed.count()));
  }

  private static List<String> misfits(Injector injector, Sharding wanted) {
    Topics topics = injector.getInstance(Topics.class);
    return injector.getInstance(Families.class).all().stream()
        .flatMap(family -> topics.misfits(family.name(), wanted).stream())
        .distinct()
        .toList();
  }

  private ExitCode await(Injector injector, Sharding next) {
    Shardings shardings = injector.getInstance(Shardings.class);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (shardings.current().generation() < next.generation()) {
      boolean nobody = injector.getInstance(RelayMembers.class).leases().isEmpty();
      if (nobody && shardings.current().generation() < next.generation()) {
        return unfinished("no relay runs: start `millrace relay`");
      }
      if (System.nanoTime() > deadline) {
        return unfinished("`millrace relay shards` shows how far it is");
      }
      pause();
    }
    return show(injector);
  }

  private ExitCode unfinished(String what) {
    return Refusal.of(
        installation.output(),
        "The change is agreed upon, and the relays have not come to its end yet; " + what + ".");
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted; the change goes on", e);
    }
  }
}
