package dev.millrace.adapters.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * The file {@code .NAME.crc} that Hadoop's local file system keeps beside each file: {@code crc}, a
 * zero byte, a chunk's length, and one CRC-32 per chunk. Looked at here as well, because an empty
 * file and one cut between two chunks pass with Hadoop.
 */
record Checksum(ByteBuffer sidecar) {

  private static final int MAGIC = 0x63726300;
  private static final int HEAD = 2 * Integer.BYTES;

  /** Whether a file is as it was written; one without a checksum is, unless it is empty. */
  static boolean holds(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path sidecar = file.resolveSibling("." + file.getFileName() + ".crc");
    try {
      return bytes.length > 0
          && new Checksum(ByteBuffer.wrap(Files.readAllBytes(sidecar))).of(bytes);
    } catch (NoSuchFileException without) {
      return true;
    }
  }

  private boolean of(byte[] bytes) {
    if (sidecar.limit() < HEAD || sidecar.getInt(0) != MAGIC || sidecar.getInt(4) < 1) {
      return false;
    }
    int chunk = sidecar.getInt(Integer.BYTES);
    int chunks = (bytes.length - 1) / chunk + 1;
    return sidecar.limit() == HEAD + chunks * Integer.BYTES && allHold(bytes, chunk);
  }

  private boolean allHold(byte[] bytes, int chunk) {
    ByteBuffer sums = sidecar.position(HEAD);
    for (int start = 0; start < bytes.length; start += chunk) {
      CRC32 crc = new CRC32();
      crc.update(bytes, start, Math.min(chunk, bytes.length - start));
      if (sums.getInt() != (int) crc.getValue()) {
        return false;
      }
    }
    return true;
  }
}
