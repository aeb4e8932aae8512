package dev.millrace.adapters.http;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.RawRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's body says, its secrets blanked and a byte order mark left out. Of a body that is
 * no JSON, or only at its start, it holds the whole tokens up to where it broke: nothing at all of
 * a web page or of other text.
 */
final class RedactedPage {

  private record Item(int from, int to, @Nullable Object value) {}

  private final Secrets secrets;
  private final List<Item> items = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private byte[] redacted = {};
  private Document info = MapDocument.missing();
  private boolean listed;
  private @Nullable String broken;

  private RedactedPage(Secrets secrets) {
    this.secrets = secrets;
  }

  static RedactedPage of(byte[] received, Secrets secrets) {
    byte[] body = Utf8.unmarked(received);
    RedactedPage page = new RedactedPage(secrets);
    int valid = Utf8.validLength(body);
    try {
      page.walk(new JsonWalk(body, valid, Allowance.ofAPage()));
    } catch (IOException impossible) {
      throw new IllegalStateException("an array is always readable", impossible);
    }
    if (valid < body.length) {
      page.broken = "not UTF-8 from byte " + valid + " on";
    }
    return page;
  }

  private void walk(JsonWalk walk) {
    try {
      answer(walk);
    } catch (Allowance.TooManyValues many) {
      broken =
          many.getOriginalMessage() + " after byte " + walk.whole() + "; ask for smaller pages";
    } catch (StreamConstraintsException limit) {
      broken = "too deep, or a text, name or number too long, after byte " + walk.whole();
    } catch (IOException malformed) {
      broken = "not JSON after byte " + walk.whole();
    }
    walk.copyWhole();
    if (broken == null) {
      walk.copyRest();
    }
    redacted = walk.redacted();
  }

  private void answer(JsonWalk walk) throws IOException {
    walk.next();
    if (walk.isAt(JsonToken.START_OBJECT)) {
      object(walk);
    } else if (walk.isAt(JsonToken.START_ARRAY)) {
      walk.value(secrets);
      broken = "a list where an object belongs";
    } else {
      broken = "not JSON";
      return;
    }
    if (walk.next() != null) {
      broken = "more after its end at byte " + walk.whole();
    }
  }

  private void object(JsonWalk walk) throws IOException {
    for (String name = walk.nextField(); name != null; name = walk.nextField()) {
      boolean again = !seen.add(name);
      if (again && (name.equals("results") || name.equals("info"))) {
        broken = name + " is there twice";
      }
      field(name, walk);
    }
  }

  private void field(String name, JsonWalk walk) throws IOException {
    if (name.equals("results") && walk.isAt(JsonToken.START_ARRAY)) {
      listed = true;
      while (walk.next() != JsonToken.END_ARRAY) {
        int from = walk.mark();
        Object value = walk.value(secrets.record());
        items.add(new Item(from, walk.copyWhole(), value));
      }
    } else {
      Object value = walk.value(secrets.at(name));
      info = name.equals("info") ? MapDocument.of(value) : info;
    }
  }

  /** Why it is not the JSON of an answer, when it is not. */
  Optional<String> broken() {
    return Optional.ofNullable(broken);
  }

  /** Whether the answer has a field of that name. */
  boolean has(String field) {
    return seen.contains(field);
  }

  /** Whether its results are a list. */
  boolean isList() {
    return listed;
  }

  Document info() {
    return info;
  }

  /** How many records its results hold. */
  int size() {
    return items.size();
  }

  Bytes bytes() {
    return Bytes.of(redacted);
  }

  /** The records, each with its slice of the bytes. */
  List<RawRecord> records() {
    List<RawRecord> records = new ArrayList<>(items.size());
    for (Item item : items) {
      Bytes slice = Bytes.of(Arrays.copyOfRange(redacted, item.from(), item.to()));
      records.add(new RawRecord(records.size(), slice, MapDocument.of(item.value())));
    }
    return records;
  }
}
