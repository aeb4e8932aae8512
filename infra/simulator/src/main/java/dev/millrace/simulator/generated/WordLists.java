package dev.millrace.simulator.generated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** The word lists that are packed beside this class, all in UTF-8. */
final class WordLists {

  private WordLists() {}

  static Properties properties(String name) {
    try (BufferedReader reader = open(name + ".properties")) {
      Properties properties = new Properties();
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(String name) {
    try (BufferedReader reader = open(name + ".txt")) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader open(String file) {
    InputStream stream = WordLists.class.getResourceAsStream(file);
    if (stream == null) {
      throw new IllegalStateException("the word list " + file + " is missing from the jar");
    }
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
