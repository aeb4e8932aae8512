package dev.millrace.domain.window;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What a window has counted: the ids of its events, each once, with their amounts. It only grows,
 * so that however often and in whatever order parts of it come together, the whole is the same.
 *
 * <p>An event takes 16 bytes, and 24 where any has an amount: many times less than as objects.
 */
public final class Counted {

  public static final Counted NOTHING = new Counted(new long[0], new long[0]);

  private static final int ID = 2 * Long.BYTES;

  /** Two for each id, in rising order of the ids. */
  private final long[] ids;

  /** One for each id; none at all where all are zero. */
  private final long[] amounts;

  private Counted(long[] ids, long[] amounts) {
    this.ids = ids;
    this.amounts = amounts;
  }

  /** The events of some occurrences, of which several may be of one event. */
  public static Counted of(Collection<Occurrence> occurrences) {
    List<Occurrence> rising = new ArrayList<>(occurrences);
    rising.sort(Comparator.comparing(Occurrence::id));
    Growing events = new Growing(rising.size());
    for (int i = 0; i < rising.size(); i++) {
      UUID id = rising.get(i).id();
      if (i == 0 || !id.equals(rising.get(i - 1).id())) {
        events.add(
            id.getMostSignificantBits(), id.getLeastSignificantBits(), rising.get(i).amount());
      }
    }
    return events.counted();
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException when they are not that long
   */
  public static Counted of(byte[] bytes) {
    boolean withAmounts = bytes.length % Long.BYTES == 1;
    int size = bytes.length / (withAmounts ? ID + Long.BYTES : ID);
    if (bytes.length != length(size, withAmounts)) {
      throw new IllegalArgumentException(bytes.length + " bytes are no window's events");
    }
    long[] ids = new long[2 * size];
    long[] amounts = new long[withAmounts ? size : 0];
    ByteBuffer.wrap(bytes).asLongBuffer().get(ids).get(amounts);
    return new Counted(ids, amounts);
  }

  /** The ids, 16 bytes each, and where any has an amount all of these, 8 bytes each, and a 1. */
  public byte[] bytes() {
    boolean withAmounts = amounts.length > 0;
    ByteBuffer bytes = ByteBuffer.allocate(length(size(), withAmounts));
    bytes.asLongBuffer().put(ids).put(amounts);
    if (withAmounts) {
      bytes.put(bytes.capacity() - 1, (byte) 1);
    }
    return bytes.array();
  }

  public long count() {
    return size();
  }

  public boolean isEmpty() {
    return ids.length == 0;
  }

  /** The sum of the amounts, exact however large it is. */
  public BigInteger sum() {
    BigInteger sum = BigInteger.ZERO;
    long part = 0;
    for (long amount : amounts) {
      long next = part + amount;
      if (((part ^ next) & (amount ^ next)) < 0) {
        sum = sum.add(BigInteger.valueOf(part));
        next = amount;
      }
      part = next;
    }
    return sum.add(BigInteger.valueOf(part));
  }

  /** These events and those; one that both have keeps the amount that it has here. */
  public Counted with(Counted those) {
    Counted fresh = those.without(this);
    return fresh.isEmpty() ? this : merged(fresh);
  }

  /** These events without those. */
  public Counted without(Counted those) {
    Growing left = new Growing(size());
    int that = 0;
    for (int i = 0; i < size(); i++) {
      while (that < those.size() && those.compare(that, this, i) < 0) {
        that++;
      }
      if (that == those.size() || those.compare(that, this, i) > 0) {
        left.add(this, i);
      }
    }
    return left.counted();
  }

  /** The same in pieces of so many events at most. */
  public List<Counted> pieces(int most) {
    List<Counted> pieces = new ArrayList<>();
    for (int from = 0; from < size(); from += most) {
      int to = Math.min(size(), from + most);
      Growing piece = new Growing(to - from);
      for (int i = from; i < to; i++) {
        piece.add(this, i);
      }
      pieces.add(piece.counted());
    }
    return pieces;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counted that
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(amounts, that.amounts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ids) + Arrays.hashCode(amounts);
  }

  @Override
  public String toString() {
    return count() + " events of " + sum();
  }

  /** Both, of which no event is in the other. */
  private Counted merged(Counted those) {
    Growing both = new Growing(size() + those.size());
    int that = 0;
    for (int i = 0; i < size(); i++) {
      while (that < those.size() && those.compare(that, this, i) < 0) {
        both.add(those, that++);
      }
      both.add(this, i);
    }
    while (that < those.size()) {
      both.add(those, that++);
    }
    return both.counted();
  }

  private int size() {
    return ids.length / 2;
  }

  private long amount(int i) {
    return amounts.length == 0 ? 0 : amounts[i];
  }

  /** In the order of {@link UUID}s. */
  private int compare(int i, Counted those, int that) {
    int high = Long.compare(ids[2 * i], those.ids[2 * that]);
    return high == 0 ? Long.compare(ids[2 * i + 1], those.ids[2 * that + 1]) : high;
  }

  private static int length(int size, boolean withAmounts) {
    return withAmounts ? size * (ID + Long.BYTES) + 1 : size * ID;
  }

  /** Takes events in rising order of their ids. */
  private static final class Growing {

    private final long[] ids;
    private final long[] amounts;
    private int size;
    private boolean anyAmount;

    Growing(int most) {
      ids = new long[2 * most];
      amounts = new long[most];
    }

    void add(Counted from, int i) {
      add(from.ids[2 * i], from.ids[2 * i + 1], from.amount(i));
    }

    void add(long high, long low, long amount) {
      ids[2 * size] = high;
      ids[2 * size + 1] = low;
      amounts[size++] = amount;
      anyAmount |= amount != 0;
    }

    Counted counted() {
      return size == 0
          ? NOTHING
          : new Counted(Arrays.copyOf(ids, 2 * size), Arrays.copyOf(amounts, anyAmount ? size : 0));
    }
  }
}
