package dev.millrace.simulator.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the API: users and {@code info}.
 *
 * @param info {@code null} when the page leaves it out, which the real API never does
 */
public record Page(List<JsonText> records, @Nullable PageInfo info) implements JsonText {

  public Page {
    records = List.copyOf(records);
  }

  @Override
  public void appendTo(JsonBytes out) {
    boundaries(out);
  }

  /**
   * Appends the page and tells where its records are.
   *
   * @return for record i the offset of its first byte at 2i, of the byte after its last at 2i + 1
   */
  public int[] boundaries(JsonBytes out) {
    int[] boundaries = new int[2 * records.size()];
    out.ascii("{\"results\":[");
    for (int i = 0; i < records.size(); i++) {
      if (i > 0) {
        out.character(',');
      }
      boundaries[2 * i] = out.length();
      out.json(records.get(i));
      boundaries[2 * i + 1] = out.length();
    }
    appendEnd(out);
    return boundaries;
  }

  private void appendEnd(JsonBytes out) {
    out.character(']');
    if (info != null) {
      out.ascii(",\"info\":").json(info);
    }
    out.character('}');
  }
}
