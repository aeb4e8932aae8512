package dev.millrace.acceptance.path;

import java.io.BufferedInputStream;
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
    return withAny(List.of(text));
  }

  /** The same of several texts, each file read once. */
  List<Path> withAny(List<String> texts) {
    return holding(
        texts.stream()
            .flatMap(text -> spellings(text.getBytes(StandardCharsets.UTF_8)).stream())
            .toList());
  }

  /** The files that hold exactly these bytes. */
  List<Path> with(byte[] bytes) {
    return holding(List.of(characters(bytes)));
  }

  private List<Path> holding(List<String> needles) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, needles)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException gone) {
      if (gone.getCause() instanceof NoSuchFileException) {
        return holding(needles); // a server has just deleted it, look at what is there now
      }
      throw gone;
    }
  }

  private static List<String> spellings(byte[] text) {
    String hex = HexFormat.of().formatHex(text);
    List<String> all =
        new ArrayList<>(List.of(characters(text), hex, hex.toUpperCase(Locale.ROOT)));
    for (int skipped = 0; skipped < 3; skipped++) {
      all.add(base64(text, skipped));
    }
    return all;
  }

  /** The part that does not depend on what stands before and behind the text. */
  private static String base64(byte[] text, int skipped) {
    int whole = (text.length - skipped) / 3 * 3;
    byte[] part = Arrays.copyOfRange(text, skipped, skipped + whole);
    return Base64.getEncoder().encodeToString(part);
  }

  /** A character for each byte: among those the JDK searches by the machine's widest steps. */
  private static String characters(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean holds(Path file, List<String> needles) {
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

  private static boolean holds(InputStream opened, List<String> needles) throws IOException {
    int overlap = needles.stream().mapToInt(String::length).max().orElseThrow() - 1;
    try (InputStream in = opened) {
      String carried = "";
      while (true) {
        byte[] chunk = in.readNBytes(CHUNK);
        String window = carried + characters(chunk);
        if (needles.stream().anyMatch(window::contains)) {
          return true;
        }
        if (chunk.length < CHUNK) {
          return false;
        }
        carried = window.substring(window.length() - overlap);
      }
    }
  }
}
