package dev.millrace.adapters.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What Spark left in a query's folder: per batch a file in {@code offsets} before it and one in
 * {@code commits} behind it, and after each the state. Looked through before Spark starts from it,
 * because Spark goes on silently, or fails for ever in words that nobody understands, when some of
 * it is gone or damaged.
 */
record CheckpointFiles(Path folder) {

  private static final Predicate<String> NUMBER = Pattern.compile("[0-9]{1,18}").asMatchPredicate();
  private static final List<String> KINDS = List.of("metadata", "offsets", "commits", "state");

  /** Whether Spark was here before. */
  boolean any() {
    return KINDS.stream().map(folder::resolve).anyMatch(Files::exists);
  }

  /** Whether a batch was planned. */
  boolean anyBatch() throws IOException {
    return last("offsets") >= 0;
  }

  /** The plan of the last batch that was committed. */
  Optional<Path> lastCommitted() throws IOException {
    long committed = last("commits");
    return batches("offsets", Math.max(0, committed), committed).findFirst();
  }

  /** What is wrong first of all, in words that name the file; empty when nothing is. */
  Optional<String> damage() throws IOException {
    long planned = last("offsets");
    long committed = last("commits");
    if (committed > planned) {
      return Optional.of(
          "has a file 'commits/" + committed + "' but no 'offsets/" + committed + "'");
    }
    if (planned < 0 && Files.exists(folder.resolve("state"))) {
      return Optional.of("has a folder 'state' but no file in 'offsets'");
    }
    for (Path file : needed(planned, committed)) {
      if (!Files.exists(file)) {
        return Optional.of("has no file '" + folder.relativize(file) + "'");
      }
      if (!Checksum.holds(file)) {
        return Optional.of("has a damaged file '" + folder.relativize(file) + "'");
      }
    }
    return Optional.empty();
  }

  private List<Path> needed(long planned, long committed) throws IOException {
    long next = planned == committed ? planned + 1 : planned;
    return Stream.of(
            Stream.of(folder.resolve("metadata")).filter(Files::exists),
            batches("offsets", Math.max(0, planned - 1), planned),
            batches("commits", Math.max(0, committed), committed),
            state(next))
        .flatMap(files -> files)
        .toList();
  }

  private Stream<Path> batches(String kind, long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(batch -> folder.resolve(kind).resolve(Long.toString(batch)));
  }

  /**
   * The files from which each partition of the state comes to a version, which batch 0 leaves as 1.
   */
  private Stream<Path> state(long version) throws IOException {
    if (version < 1) {
      return Stream.empty();
    }
    Stream.Builder<Path> files = Stream.builder();
    for (Path operator : numbered(folder.resolve("state"))) {
      for (Path partition : numbered(operator)) {
        state(partition, version).forEach(files);
      }
    }
    return files.build();
  }

  private static Stream<Path> state(Path partition, long version) {
    long snapshot = version;
    while (snapshot > 0 && !Files.exists(partition.resolve(snapshot + ".snapshot"))) {
      snapshot--;
    }
    return Stream.concat(
        Stream.of(partition.resolve(snapshot + ".snapshot")).filter(Files::exists),
        LongStream.rangeClosed(snapshot + 1, version)
            .mapToObj(delta -> partition.resolve(delta + ".delta")));
  }

  /** The last batch of a kind, or -1. */
  private long last(String kind) throws IOException {
    return numbered(folder.resolve(kind)).stream()
        .mapToLong(file -> Long.parseLong(file.getFileName().toString()))
        .max()
        .orElse(-1);
  }

  private static List<Path> numbered(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(file -> NUMBER.test(file.getFileName().toString())).sorted().toList();
    }
  }
}
