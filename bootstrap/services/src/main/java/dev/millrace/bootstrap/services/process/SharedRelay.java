package dev.millrace.bootstrap.services.process;

import dev.millrace.domain.port.log.Fenced;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.relay.Member;
import dev.millrace.domain.port.relay.RelayMembers;
import dev.millrace.domain.port.relay.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's part of the relay's work: a loop for each shard that falls to it. As a step it
 * tells that the process is there, and starts and ends loops. A shard is given up once its loop has
 * ended; one whose writer was fenced is opened again as long as it falls to this process.
 */
public final class SharedRelay implements Step, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedRelay.class);

  private final RelayMembers members;
  private final Member me;
  private final Function<Shard, Loop> start;
  private final Map<Shard, Loop> loops = new LinkedHashMap<>();
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private boolean joined;
  private int carried;

  /**
   * @param start starts the loop of a shard
   */
  public SharedRelay(RelayMembers members, Member me, Function<Shard, Loop> start) {
    this.members = members;
    this.me = me;
    this.start = start;
  }

  /** Completes when the shards that fell to this process first are open. */
  public CompletableFuture<Void> opened() {
    return opened;
  }

  @Override
  public void open() {
    if (!joined) {
      members.join(me);
      joined = true;
    }
  }

  @Override
  public synchronized int run() {
    Share share = members.beat(me);
    removeEnded();
    giveUpAllBut(share.kept());
    share.surplus().stream()
        .filter(shard -> !loops.containsKey(shard))
        .forEach(shard -> members.release(me, shard));
    share.kept().forEach(shard -> loops.computeIfAbsent(shard, this::start));
    tellShortage(share.kept().size());
    tellOpened();
    return 0;
  }

  private void removeEnded() {
    for (Map.Entry<Shard, Loop> one : List.copyOf(loops.entrySet())) {
      CompletableFuture<Void> ended = one.getValue().ended();
      if (ended.isDone()) {
        requireGoingOn(one.getKey(), ended);
        loops.remove(one.getKey());
      }
    }
  }

  private static void requireGoingOn(Shard shard, CompletableFuture<Void> ended) {
    try {
      ended.join();
    } catch (CompletionException failure) {
      if (!(failure.getCause() instanceof Fenced fenced)) {
        throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
      }
      LOG.info("{} was taken over: {}", shard, fenced.getMessage());
    }
  }

  private void giveUpAllBut(Set<Shard> kept) {
    loops.forEach(
        (shard, loop) -> {
          if (!kept.contains(shard)) {
            loop.askToEnd();
          }
        });
  }

  private void tellShortage(int shards) {
    if (shards > carried) {
      HeapOfShards.shortage(shards, Runtime.getRuntime().maxMemory()).ifPresent(LOG::warn);
    }
    carried = shards;
  }

  private Loop start(Shard shard) {
    LOG.info("carries {}", shard);
    return start.apply(shard);
  }

  private void tellOpened() {
    if (!opened.isDone()) {
      CompletableFuture<?>[] all =
          loops.values().stream().map(Loop::opened).toArray(CompletableFuture<?>[]::new);
      var unused =
          CompletableFuture.allOf(all)
              .whenComplete(
                  (done, failure) -> {
                    if (failure == null) {
                      opened.complete(null);
                    } else {
                      opened.completeExceptionally(failure);
                    }
                  });
    }
  }

  /** Ends all loops, and leaves their shards to others at once. */
  @Override
  public synchronized void close() {
    Loop.closeAll(loops.values());
    loops.clear();
    if (joined) {
      members.leave(me);
    }
  }
}
