package dev.millrace.domain.record;

/** What tells one record of a family from another: the key of its topic, 1 to 256 characters. */
public record RecordKey(String value) implements Comparable<RecordKey> {

  private static final int MAX_LENGTH = 256;

  public RecordKey {
    requireLength(value);
  }

  private static void requireLength(String value) {
    int length = value.codePointCount(0, value.length());
    if (length == 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a key has 1 to " + MAX_LENGTH + " characters, not " + length);
    }
  }

  @Override
  public int compareTo(RecordKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
