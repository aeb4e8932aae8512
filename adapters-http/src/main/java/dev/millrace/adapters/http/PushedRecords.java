package dev.millrace.adapters.http;

import com.fasterxml.jackson.core.JsonToken;
import dev.millrace.domain.document.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads records that are pushed, and blanks their secrets before anything else. */
public final class PushedRecords {

  private final Secrets secrets;
  private final int most;
  private final int longest;
  private final IntPredicate room;

  /**
   * For records of whatever shape: who pushes to a wrong family, or a page for a record, sends
   * secrets too.
   *
   * @param secrets the dotted paths of what is blanked, by their last names wherever they are
   * @param most so many are read, and one more that shows that there are
   * @param longest so many bytes one may have
   * @param room is asked, while a body is read, whether there is room for so many more values; once
   *     there is none, what was read is not all
   */
  public PushedRecords(Set<String> secrets, int most, int longest, IntPredicate room) {
    this.secrets = Secrets.of(secrets);
    this.most = most;
    this.longest = longest;
    this.room = room;
  }

  /** A JSON text per line. What is none is turned away alone; what is blank is nothing. */
  public List<PushedLine> lines(Bytes body) {
    byte[] bytes = Utf8.unmarked(body.array());
    List<PushedLine> lines = new ArrayList<>();
    Allowance allowance = Allowance.ofABody(room);
    int start = 0;
    while (start < bytes.length && lines.size() <= most) {
      int end = endOfLine(bytes, start);
      if (!isBlank(bytes, start, end)) {
        byte[] line = Arrays.copyOfRange(bytes, start, end);
        lines.add(RedactedRecord.of(line, secrets, allowance).line(lines.size(), longest));
      }
      start = end + 1;
    }
    return lines;
  }

  private static int endOfLine(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** The items of one JSON list; empty when the body is none. */
  public Optional<List<PushedLine>> list(Bytes body) {
    byte[] bytes = Utf8.unmarked(body.array());
    if (Utf8.validLength(bytes) < bytes.length) {
      return Optional.empty();
    }
    try {
      return items(new JsonWalk(bytes, bytes.length, Allowance.ofABody(room)));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private Optional<List<PushedLine>> items(JsonWalk walk) throws IOException {
    if (walk.next() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    while (walk.next() != JsonToken.END_ARRAY) {
      int from = walk.mark();
      Object value = walk.value(secrets);
      items.add(new Item(from, walk.copyWhole(), value));
      if (items.size() > most) {
        return Optional.of(lines(items, walk.redacted()));
      }
    }
    return walk.next() == null ? Optional.of(lines(items, walk.redacted())) : Optional.empty();
  }

  private List<PushedLine> lines(List<Item> items, byte[] redacted) {
    List<PushedLine> lines = new ArrayList<>(items.size());
    for (Item item : items) {
      byte[] json = Arrays.copyOfRange(redacted, item.from(), item.to());
      lines.add(new RedactedRecord(json, item.value()).line(lines.size(), longest));
    }
    return lines;
  }

  private record Item(int from, int to, @Nullable Object value) {}
}
