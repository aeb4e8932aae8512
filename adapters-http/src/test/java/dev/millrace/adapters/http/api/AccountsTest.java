package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountsTest {

  private static final String HASH = PasswordHash.of("correct horse", new SecureRandom()).written();
  private static final String DEAR = HASH.replace(".210000.", ".1050000.");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Accounts accounts =
      Accounts.parse(List.of("vera:viewer:" + HASH, "ada:admin:" + DEAR));

  @Test
  void allNamesCostTheSameWhetherSomebodyHasThemOrNot() {
    List<Long> costs = LongStream.of(cost("ada"), cost("vera"), cost("nobody")).boxed().toList();

    assertThat(costs).allSatisfy(cost -> assertThat(cost).isGreaterThan(costs.get(0) / 3));
  }

  /** The least of two: who comes first pays for the compiler, too. */
  private long cost(String name) {
    return Math.min(once(name), once(name));
  }

  private long once(String name) {
    long begun = threads.getCurrentThreadCpuTime();
    assertThat(accounts.caller(name, "wrong")).isEmpty();
    return threads.getCurrentThreadCpuTime() - begun;
  }
}
