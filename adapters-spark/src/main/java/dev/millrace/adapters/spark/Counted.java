package dev.millrace.adapters.spark;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/** What a window has counted: the ids of its events, each once, and the sum of their amounts. */
record Counted(EventIds ids, BigInteger sum) {

  static final Counted NOTHING = new Counted(EventIds.NONE, BigInteger.ZERO);

  /** Reads what {@link #state} wrote. */
  static Counted of(byte[] state) {
    int behind = state.length % EventIds.LENGTH;
    int end = state.length - behind;
    return new Counted(
        new EventIds(Arrays.copyOf(state, end)),
        behind == 0 ? BigInteger.ZERO : new BigInteger(state, end, behind));
  }

  /**
   * The ids, 16 bytes each, and behind them the sum unless it is zero, in less than 16 bytes: more
   * than the amounts of all ids that there can be.
   */
  byte[] state() {
    byte[] head = ids.sorted();
    if (sum.signum() == 0) {
      return head;
    }
    byte[] tail = sum.toByteArray();
    if (tail.length >= EventIds.LENGTH) {
      throw new ArithmeticException("a sum of " + tail.length + " bytes");
    }
    byte[] whole = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, whole, head.length, tail.length);
    return whole;
  }

  long count() {
    return ids.count();
  }

  /** This and those events, some of which may be counted already. */
  Counted with(Map<UUID, Long> amounts) {
    BigInteger more = sum;
    for (Map.Entry<UUID, Long> entry : amounts.entrySet()) {
      if (entry.getValue() != 0 && !ids.contains(entry.getKey())) {
        more = more.add(BigInteger.valueOf(entry.getValue()));
      }
    }
    return new Counted(ids.with(amounts.keySet().stream().map(EventIds::bytes).iterator()), more);
  }
}
