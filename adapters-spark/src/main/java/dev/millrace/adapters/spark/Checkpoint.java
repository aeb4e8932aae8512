package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.WriterGenerations;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder in which a query keeps its progress, and the generation of what it holds: the time of
 * the start that planned its first batch, in microseconds since the epoch. A small file in the
 * folder tells both whose it is.
 */
public record Checkpoint(Path folder, long generation) {

  private static final String FILE = "generation";

  /** The form of what Spark holds for the query: one that was written in another cannot go on. */
  private static final String STATE = "state";

  /**
   * Opens a query's folder, or makes it. A folder without any batch begins a generation, also when
   * it has been opened before: its batches may have been lost, and the next ones must win.
   *
   * @param generations in which its generation is noted; the caller is the only one who writes
   * @throws PermanentFailure when the folder holds something else, or less than it held, or in a
   *     form that is no longer read; or when a later generation has written
   * @throws TransientFailure when it cannot be read or written, or nobody knows the latest
   */
  public static Checkpoint open(
      Path folder, QueryName query, InstantSource clock, WriterGenerations generations) {
    try {
      boolean goesOn = hasBegun(folder, query);
      if (!goesOn) {
        begin(folder, query, clock.instant());
      }
      Checkpoint opened = new Checkpoint(folder, generation(read(folder, query)));
      opened.requireLatest(query, goesOn, generations);
      return opened;
    } catch (IOException broken) {
      throw new TransientFailure("cannot read or write the checkpoint " + folder, broken);
    }
  }

  /** When it began. */
  public Instant madeAt() {
    return Instant.EPOCH.plus(generation, ChronoUnit.MICROS);
  }

  /** The write time of all rows that one batch of a window's query writes. */
  public long writeTime(long batch) {
    return generation + batch;
  }

  /** Rows of a later generation would stand over whatever this one counts. */
  private void requireLatest(QueryName query, boolean goesOn, WriterGenerations generations) {
    Checkpoint latest = new Checkpoint(folder, generations.note(query.toString(), generation));
    if (latest.generation <= generation) {
      return;
    }
    if (goesOn) {
      throw refusal(
          folder,
          "is of the generation that began at "
              + madeAt()
              + ", and one that began at "
              + latest.madeAt()
              + " from another folder has written since: its rows would win over what this one"
              + " writes");
    }
    throw new PermanentFailure(
        "the checkpoint %s begins a generation at %s, by this machine's clock, but the latest of %s began at %s: its rows would win over what this one writes. Set this machine's clock, and start again"
            .formatted(folder, madeAt(), query, latest.madeAt()));
  }

  private static boolean hasBegun(Path folder, QueryName query) throws IOException {
    CheckpointFiles files = new CheckpointFiles(folder);
    if (Files.exists(folder.resolve(FILE))) {
      Properties found = read(folder, query);
      requireWhole(files);
      if (files.anyBatch()) {
        requireReadable(folder, found, query);
        return true;
      }
      return false;
    }
    if (files.any()) {
      throw refusal(folder, "has no file '" + FILE + "', so nobody knows whose it is");
    }
    return false;
  }

  private static void begin(Path folder, QueryName query, Instant now) throws IOException {
    Files.createDirectories(folder);
    Path draft = folder.resolve(FILE + ".new");
    Files.writeString(draft, text(query, ChronoUnit.MICROS.between(Instant.EPOCH, now)));
    Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String text(QueryName query, long generation) {
    return """
        query=%s
        family=%s
        topic=%s
        generation=%d
        state=%s
        """
        .formatted(
            query.kind(), query.family(), query.family().topic(), generation, query.stateForm());
  }

  private static Properties read(Path folder, QueryName query) throws IOException {
    Properties found = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
      found.load(reader);
    }
    if (!found.getProperty(FILE, "").matches("[0-9]{1,18}")) {
      throw refusal(folder, "has a damaged file '" + FILE + "'");
    }
    requireSame(folder, found, query);
    return found;
  }

  private static long generation(Properties found) {
    return Long.parseLong(found.getProperty(FILE, ""));
  }

  private static void requireReadable(Path folder, Properties found, QueryName query) {
    String form = found.getProperty(STATE, "1");
    if (!form.equals(query.stateForm())) {
      throw refusal(
          folder,
          "is of another version: its state has form " + form + ", not " + query.stateForm());
    }
  }

  private static void requireWhole(CheckpointFiles files) throws IOException {
    Optional<String> damage = files.damage();
    if (damage.isPresent()) {
      throw refusal(files.folder(), damage.get());
    }
  }

  private static void requireSame(Path folder, Properties found, QueryName query) {
    String owner =
        found.getProperty("query")
            + " of "
            + found.getProperty("family")
            + " from "
            + found.getProperty("topic");
    String asked = query.kind() + " of " + query.family() + " from " + query.family().topic();
    if (!owner.equals(asked)) {
      throw refusal(folder, "belongs to " + owner + ", not to " + asked);
    }
  }

  private static PermanentFailure refusal(Path folder, String problem) {
    return new PermanentFailure(
        "the checkpoint " + folder + " " + problem + ". " + recovery(folder));
  }

  /** What somebody can do about a folder from which a query cannot go on. */
  static String recovery(Path folder) {
    return "Point the stream's checkpoints to the right folder, or bring this one back from a copy; or"
        + " move it away with `mv "
        + folder
        + " "
        + folder
        + ".damaged` and start again: the query then starts from the topic's beginning with a new"
        + " generation, which serves the same facts again and counts each event once more, together"
        + " with what is kept of closed windows.";
  }
}
