package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.record.RawRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A page in the binary format of COPY; see the manual, "COPY", "Binary Format". */
final class CopyRows {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private static final int COLUMNS = 4;
  private static final int END = -1;

  private CopyRows() {}

  /**
   * @param wanted how many of its records
   */
  static byte[] of(UUID run, FetchedPage page, int wanted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(page.body().length() + 1_000);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      out.writeLong(0);
      for (RawRecord record : page.records().subList(0, wanted)) {
        write(run, page.request().page(), record, out);
      }
      out.writeShort(END);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(UUID run, int page, RawRecord record, DataOutputStream out)
      throws IOException {
    out.writeShort(COLUMNS);
    out.writeInt(2 * Long.BYTES);
    out.writeLong(run.getMostSignificantBits());
    out.writeLong(run.getLeastSignificantBits());
    out.writeInt(Integer.BYTES);
    out.writeInt(page);
    out.writeInt(Integer.BYTES);
    out.writeInt(record.index());
    out.writeInt(record.bytes().length());
    out.write(record.bytes().array());
  }
}
