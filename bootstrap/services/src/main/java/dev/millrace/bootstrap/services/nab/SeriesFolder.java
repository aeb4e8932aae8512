package dev.millrace.bootstrap.services.nab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of labelled series, in the benchmark's own shape: {@code GROUP/NAME.csv} with lines
 * {@code timestamp,value} below a header, in UTC, and {@code anomaly-windows.json}, which names
 * each file with the first and last timestamps of its windows.
 */
public final class SeriesFolder {

  static final String LABELS = "anomaly-windows.json";

  private static final TypeReference<TreeMap<String, List<List<String>>>> LABELLED =
      new TypeReference<>() {};

  private SeriesFolder() {}

  /**
   * Reads it, in the order of the names.
   *
   * @throws IllegalArgumentException when it has another shape, or a file is missing
   */
  public static List<Series> read(Path folder) {
    Path labels = folder.resolve(LABELS);
    if (!Files.isRegularFile(labels)) {
      throw new IllegalArgumentException(
          folder + " holds no labelled series: there is no " + LABELS + " in it");
    }
    try {
      List<Series> all = new ArrayList<>();
      for (Map.Entry<String, List<List<String>>> one :
          new ObjectMapper().readValue(labels.toFile(), LABELLED).entrySet()) {
        all.add(series(folder, one.getKey(), one.getValue()));
      }
      return all;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(labels + " is not as expected: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static Series series(Path folder, String name, List<List<String>> windows)
      throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(LABELS + " names " + name + ", which is not in " + folder);
    }
    List<String> lines = Files.readAllLines(file);
    List<Series.Reading> readings = new ArrayList<>(lines.size());
    for (int i = 1; i < lines.size(); i++) {
      readings.add(reading(name, i + 1, lines.get(i)));
    }
    Path group = Path.of(name).getParent();
    return new Series(
        group == null ? "" : group.toString(),
        name,
        readings,
        windows.stream().map(limits -> window(name, readings, limits)).toList());
  }

  private static Series.Reading reading(String name, int number, String line) {
    int comma = line.indexOf(',');
    try {
      return new Series.Reading(
          time(line.substring(0, Math.max(0, comma))),
          Double.parseDouble(line.substring(comma + 1)));
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s, line %d: '%.100s' is no timestamp and value".formatted(name, number, line), e);
    }
  }

  private static Window window(String name, List<Series.Reading> readings, List<String> limits) {
    if (limits.size() != 2) {
      throw new IllegalArgumentException(
          "%s: a window has two timestamps, not %d, in %s".formatted(name, limits.size(), LABELS));
    }
    Instant from = time(limits.get(0));
    Instant to = time(limits.get(1));
    int first = 0;
    while (first < readings.size() && readings.get(first).time().isBefore(from)) {
      first++;
    }
    int last = readings.size() - 1;
    while (last >= 0 && readings.get(last).time().isAfter(to)) {
      last--;
    }
    return new Window(first, last);
  }

  private static Instant time(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }
}
