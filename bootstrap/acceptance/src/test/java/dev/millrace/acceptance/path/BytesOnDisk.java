package dev.millrace.acceptance.path;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4BlockInputStream;

/** Every byte of every file under a folder; Spark's compressed state is read as what it says. */
record BytesOnDisk(Path folder) {

  private static final int CHUNK = 1 << 20;
  private static final byte[] LZ4_BLOCK = "LZ4Block".getBytes(StandardCharsets.US_ASCII);

  /** The files that hold the text: as UTF-8, as hexadecimal digits, or in Base64. */
  List<Path> with(String text) {
    return with(spellings(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The files that hold exactly these bytes. */
  List<Path> with(byte[] bytes) {
    return with(List.of(bytes));
  }

  private List<Path> with(List<byte[]> needles) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, needles)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException gone) {
      if (gone.getCause() instanceof NoSuchFileException) {
        return with(needles); // a server has just deleted it, look at what is there now
      }
      throw gone;
    }
  }

  private static List<byte[]> spellings(byte[] text) {
    List<byte[]> all = new ArrayList<>(List.of(text));
    String hex = HexFormat.of().formatHex(text);
    all.add(hex.getBytes(StandardCharsets.US_ASCII));
    all.add(hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    for (int skipped = 0; skipped < 3; skipped++) {
      all.add(base64(text, skipped));
    }
    return all;
  }

  /** The part that does not depend on what stands before and behind the text. */
  private static byte[] base64(byte[] text, int skipped) {
    int whole = (text.length - skipped) / 3 * 3;
    byte[] part = Arrays.copyOfRange(text, skipped, skipped + whole);
    return Base64.getEncoder().encode(part);
  }

  private static boolean holds(Path file, List<byte[]> needles) {
    try {
      if (holds(Files.newInputStream(file), needles)) {
        return true;
      }
      return isCompressed(file) && holds(decompressed(file), needles);
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** By its first bytes: others, Kafka for one, also call their files snapshots. */
  private static boolean isCompressed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(LZ4_BLOCK.length), LZ4_BLOCK);
    }
  }

  private static InputStream decompressed(Path file) throws IOException {
    return LZ4BlockInputStream.newBuilder()
        .build(new BufferedInputStream(Files.newInputStream(file)));
  }

  private static boolean holds(InputStream opened, List<byte[]> needles) throws IOException {
    int overlap = needles.stream().mapToInt(needle -> needle.length).max().orElseThrow() - 1;
    try (InputStream in = opened) {
      byte[] carried = {};
      while (true) {
        byte[] chunk = in.readNBytes(CHUNK);
        byte[] window = joined(carried, chunk);
        if (needles.stream().anyMatch(needle -> isIn(window, needle))) {
          return true;
        }
        if (chunk.length < CHUNK) {
          return false;
        }
        carried = Arrays.copyOfRange(window, window.length - overlap, window.length);
      }
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static boolean isIn(byte[] window, byte[] needle) {
    for (int at = 0; at <= window.length - needle.length; at++) {
      if (window[at] == needle[0]
          && Arrays.equals(window, at, at + needle.length, needle, 0, needle.length)) {
        return true;
      }
    }
    return false;
  }
}
