package dev.millrace.simulator.recorded;

import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.JsonText;

/** A user as a slice of the file it was recorded in. */
final class RecordedUser implements JsonText {

  private final byte[] file;
  private final int from;
  private final int to;

  RecordedUser(byte[] file, int from, int to) {
    this.file = file;
    this.from = from;
    this.to = to;
  }

  @Override
  public void appendTo(JsonBytes out) {
    out.raw(file, from, to);
  }
}
