package dev.millrace.domain.event;

import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.WriteTime;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a null value in a topic says, in a header beside it: which rows go, and as of when.
 *
 * @param writeTime later than that of any version of the record
 * @param rows all that the record may have occupied
 */
public record Erasure(WriteTime writeTime, Set<RowKey> rows) {

  /** What is left of an event whose record was erased: it takes no effect any more. */
  public static final Erasure OF_NOBODY = new Erasure(new WriteTime(0), Set.of());

  /** What somebody else wrote where an erasure should be: it is none. */
  public static final Erasure UNREADABLE =
      new Erasure(new WriteTime(0), Set.of(new RowKey("", List.of())));

  private static final String NEXT_ROW = "\n";
  private static final String NEXT_VALUE = " ";

  public Erasure {
    rows = Set.copyOf(rows);
  }

  /** Both as one: the rows of either, as of the later time. */
  public Erasure and(Erasure other) {
    Set<RowKey> both = new HashSet<>(rows);
    both.addAll(other.rows);
    boolean isLater = writeTime.compareTo(other.writeTime) > 0;
    return new Erasure(isLater ? writeTime : other.writeTime, both);
  }

  /** The microseconds of the write time, and a line for each row, its key's values in Base64. */
  public String text() {
    Stream<String> lines = rows.stream().map(Erasure::line).sorted(Comparator.naturalOrder());
    return Stream.concat(Stream.of(Long.toString(writeTime.micros())), lines)
        .collect(Collectors.joining(NEXT_ROW));
  }

  /**
   * The erasure of which that is the text.
   *
   * @throws IllegalArgumentException when it is of none
   */
  public static Erasure parse(String text) {
    List<String> lines = List.of(text.split(NEXT_ROW, -1));
    Set<RowKey> rows = new HashSet<>();
    lines.stream().skip(1).forEach(line -> rows.add(row(line)));
    return new Erasure(new WriteTime(Long.parseLong(lines.get(0))), rows);
  }

  /** The same; {@link #UNREADABLE} when it is of none. */
  public static Erasure read(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException foreign) {
      return UNREADABLE;
    }
  }

  public boolean isReadable() {
    return !equals(UNREADABLE);
  }

  private static String line(RowKey row) {
    return Stream.concat(Stream.of(row.view()), row.key().stream().map(Erasure::encoded))
        .collect(Collectors.joining(NEXT_VALUE));
  }

  private static RowKey row(String line) {
    List<String> words = List.of(line.split(NEXT_VALUE, -1));
    return new RowKey(words.get(0), words.stream().skip(1).map(Erasure::decoded).toList());
  }

  private static String encoded(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String word) {
    return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
  }
}
