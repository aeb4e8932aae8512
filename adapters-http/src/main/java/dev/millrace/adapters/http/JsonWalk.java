package dev.millrace.adapters.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.millrace.domain.document.MapDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the tokens of a JSON text that copies its bytes as they are, an empty text in place
 * of each secret, and reads its values on the way: maps, lists, texts, exact numbers, truths, null.
 * Names are compared as JSON means them, whatever their escapes; a field that comes again is
 * ambiguous, because readers differ in which one they take.
 *
 * <p>It may stop anywhere: {@link #redacted} then holds the tokens that were whole, and never a
 * part of a secret, because a token is copied after it was read to its end.
 */
final class JsonWalk {

  private static final int LARGEST_SCALE = 1_000;
  private static final byte[] BLANK = {'"', '"'};
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(1 << 20)
                  .maxNameLength(1 << 10)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final byte[] source;
  private final Allowance allowance;
  private final JsonParser parser;
  private final ByteArrayOutputStream redacted;
  private int copied;
  private int whole;

  /** Over the first bytes of an array, which must be UTF-8 without a byte order mark. */
  JsonWalk(byte[] source, int length, Allowance allowance) throws IOException {
    this.source = source;
    this.allowance = allowance;
    this.parser = JSON.createParser(source, 0, length);
    this.redacted = new ByteArrayOutputStream(length);
  }

  /** Steps to the next token, null after the last. */
  @Nullable JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      whole = end();
    }
    return token;
  }

  /** Steps into an object's next field: its name, or null at the object's end. */
  @Nullable String nextField() throws IOException {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.FIELD_NAME) {
      whole = end();
      return null;
    }
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  boolean isAt(JsonToken token) {
    return parser.currentToken() == token;
  }

  /** Reads the value at which it stands to its end. */
  @Nullable Object value(Secrets secrets) throws IOException {
    allowance.take();
    Object value = secrets == Secrets.SECRET ? blanked() : read(secrets);
    whole = end();
    return value;
  }

  private @Nullable Object read(Secrets secrets) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(secrets);
      case START_ARRAY -> list(secrets);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getDecimalValue();
      case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new JsonParseException(parser, "no value");
    };
  }

  private Map<String, @Nullable Object> object(Secrets secrets) throws IOException {
    whole = end();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name = nextField(); name != null; name = nextField()) {
      boolean again = fields.containsKey(name);
      Object value = value(secrets.at(name));
      fields.put(name, again ? MapDocument.ambiguous() : value);
    }
    return fields;
  }

  private List<@Nullable Object> list(Secrets secrets) throws IOException {
    whole = end();
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(secrets));
    }
    return items;
  }

  /** A number so large or small that sums with it would fill the memory is read as a text. */
  private static Object decimal(String digits) {
    try {
      BigDecimal number = new BigDecimal(digits);
      return Math.abs((long) number.scale()) > LARGEST_SCALE ? digits : number;
    } catch (NumberFormatException beyondAllNumbers) {
      return digits;
    }
  }

  private @Nullable Object blanked() throws IOException {
    if (isAt(JsonToken.VALUE_NULL)) {
      return null;
    }
    int start = start();
    parser.skipChildren();
    parser.finishToken();
    copyTo(start);
    redacted.writeBytes(BLANK);
    copied = end();
    return "";
  }

  /** Copies all before the value at which it stands, and tells where in the copy that will be. */
  int mark() {
    copyTo(start());
    return redacted.size();
  }

  /** Copies the whole tokens so far, and tells how long the copy is. */
  int copyWhole() {
    copyTo(whole);
    return redacted.size();
  }

  /** Copies the rest, after the last token. */
  void copyRest() {
    copyTo(source.length);
  }

  private void copyTo(int offset) {
    if (offset > copied) {
      redacted.write(source, copied, offset - copied);
      copied = offset;
    }
  }

  /** The bytes copied so far. */
  byte[] redacted() {
    return redacted.toByteArray();
  }

  /** Where the last whole token ends, in bytes from the start. */
  int whole() {
    return whole;
  }

  private int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private int end() {
    return (int) parser.currentLocation().getByteOffset();
  }
}
