package dev.millrace.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a log, for a message that says why a process did not start. */
final class LogTail {

  private static final int BYTES = 4_000;
  private static final int LINES = 12;

  private LogTail() {}

  static String of(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      byte[] tail = new byte[(int) Math.min(BYTES, file.length())];
      file.readFully(tail);
      return indented(new String(tail, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      return "";
    }
  }

  private static String indented(List<String> lines) {
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> "\n    | " + line)
        .collect(Collectors.joining());
  }
}
