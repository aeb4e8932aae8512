package dev.millrace.application.query;

import dev.millrace.domain.port.serving.ViewSlice;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says behind which row a page begins: the row's clustering key, and what question it belongs to. A
 * token that somebody made up leads at most to another row of the partition that he asked for.
 */
final class PageToken {

  /** Between the parts; no text of a key holds it. */
  private static final String AND = "\u001f";

  private static final int DIGITS = 16;

  private PageToken() {}

  static String behind(ViewSlice slice, ViewRow last) {
    int partition = slice.view().partitionKey().size();
    String key =
        last.key().stream().skip(partition).map(Object::toString).collect(Collectors.joining(AND));
    byte[] token = (question(slice) + AND + key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The slice from that token's row on; empty when the token belongs to another question. */
  static Optional<ViewSlice> read(String token, ViewSlice slice) {
    List<String> parts = parts(token);
    List<Column> columns = slice.view().clusteringKey();
    if (columns.isEmpty()
        || parts.size() != columns.size() + 1
        || !parts.get(0).equals(question(slice))) {
      return Optional.empty();
    }
    List<Object> key = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).type().read(parts.get(i + 1)).ifPresent(key::add);
    }
    return key.size() == columns.size() ? Optional.of(slice.behind(key)) : Optional.empty();
  }

  private static List<String> parts(String token) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(token);
      return List.of(new String(text, StandardCharsets.UTF_8).split(AND, -1));
    } catch (IllegalArgumentException noToken) {
      return List.of();
    }
  }

  private static String question(ViewSlice slice) {
    View view = slice.view();
    String text =
        String.join(
            AND,
            view.name(),
            slice.partition().toString(),
            String.valueOf(slice.from()),
            String.valueOf(slice.to()));
    return ContentHash.ofText(text).hex().substring(0, DIGITS);
  }
}
