package dev.millrace.bootstrap.services.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A relay with nothing to carry, while others commit now and then: how much of a core this JVM
 * takes, in which nobody else does anything.
 */
final class IdleSide implements Side {

  static final String CORE = "idle relay, % of a core";

  private static final int WARM_UP_SECONDS = 5;
  private static final int LONGEST_SECONDS = 20;
  private static final int COMMITS_PER_SECOND = 4;
  private static final long PERIOD_NANOS =
      Duration.ofSeconds(1).dividedBy(COMMITS_PER_SECOND).toNanos();

  private final RelayBench bench;
  private final RelayCarrier carrier;
  private final PlainSql others;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final int seconds;
  private double percent;

  IdleSide(RelayBench bench, PlainSql others) {
    this.bench = bench;
    this.carrier = new RelayCarrier(bench);
    this.others = others;
    this.seconds = Math.max(1, Math.min(LONGEST_SECONDS, bench.backlog().records() / 1_000));
  }

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(bench.settings());
    settings.put("seconds", Integer.toString(seconds));
    settings.put("commitsOfOthersPerSecond", Integer.toString(COMMITS_PER_SECOND));
    return settings;
  }

  @Override
  public void prepare() {
    bench.backlog().clear();
    bench.topic().empty();
    carrier.begin();
    System.gc();
    idle(WARM_UP_SECONDS);
  }

  @Override
  public void work() {
    long begun = System.nanoTime();
    long before = system.getProcessCpuTime();
    idle(seconds);
    percent = 100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - begun);
  }

  private void idle(int secondsLong) {
    long next = System.nanoTime();
    for (int commit = 0; commit < secondsLong * COMMITS_PER_SECOND; commit++) {
      others.number("SELECT pg_current_xact_id()::text::bigint");
      next += PERIOD_NANOS;
      while (System.nanoTime() - next < 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  @Override
  public Proof prove() {
    carrier.end();
    return bench.topic().proof(0);
  }

  @Override
  public Map<String, Double> figures() {
    return Map.of(CORE, percent);
  }
}
