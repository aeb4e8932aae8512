package dev.millrace.benchmarks.writers;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.millrace.benchmarks.peer.Peer;
import dev.millrace.benchmarks.peer.Sweep;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The driver alone: as many threads as Spark has cores bind the insert and send it asynchronously,
 * with nothing around it but a bound on how many are under way. The first failure ends it.
 */
final class DriverPeer implements Peer {

  private static final List<Integer> IN_FLIGHT = List.of(64, 128, 256, 512, 1_024);

  private final String name;
  private final CqlSession session;
  private final String keyspace;
  private final List<List<Mutation>> records;
  private final int threads;
  private final ExecutorService workers;
  private final Map<View, Insert> inserts = new ConcurrentHashMap<>();
  private @Nullable Sweep<Integer> sweep;

  DriverPeer(
      String name, CqlSession session, String keyspace, List<List<Mutation>> records, int threads) {
    this.name = name;
    this.session = session;
    this.keyspace = keyspace;
    this.records = records;
    this.threads = threads;
    this.workers = Executors.newFixedThreadPool(threads, DriverPeer::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "driver-peer");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "threads", Integer.toString(threads),
        "inFlight", best().best().toString(),
        "swept", best().text(),
        "consistency", "LOCAL_QUORUM");
  }

  @Override
  public void prepare() {
    best();
  }

  @Override
  public long work() {
    return write(best().best());
  }

  private Sweep<Integer> best() {
    Sweep<Integer> found = sweep;
    if (found == null) {
      found = Sweep.of(IN_FLIGHT, this::write, System::nanoTime);
      sweep = found;
    }
    return found;
  }

  private long write(int inFlight) {
    Underway underway = new Underway(inFlight);
    List<Callable<Integer>> shares = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      shares.add(() -> writeFrom(first, underway));
    }
    try {
      long written = 0;
      for (Future<Integer> share : workers.invokeAll(shares)) {
        written += share.get();
      }
      underway.awaitAll();
      return written;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the driver cannot write", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the driver wrote", stopped);
    }
  }

  private int writeFrom(int first, Underway underway) throws InterruptedException {
    int written = 0;
    for (int record = first; record < records.size(); record += threads) {
      for (Mutation mutation : records.get(record)) {
        underway.begin();
        underway.endWith(session.executeAsync(bound(mutation)));
      }
      written++;
    }
    return written;
  }

  private BoundStatement bound(Mutation mutation) {
    if (mutation instanceof Mutation.Upsert row) {
      return insert(row.view()).bound(row);
    }
    throw new IllegalStateException("first versions only set rows: " + mutation.view().name());
  }

  private Insert insert(View view) {
    return inserts.computeIfAbsent(view, one -> Insert.prepared(session, keyspace, one));
  }
}
