package dev.millrace.adapters.spark;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.users.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A folder in place of a topic: each file that is added is a batch of its own. */
final class RecordFolder implements RecordLog {

  private final SparkSession session;
  private final Path folder;
  private final Store store;
  private final List<Row> pending = new ArrayList<>();
  private long offset;

  RecordFolder(SparkSession session, Path folder, Store store) throws IOException {
    this.session = session;
    this.folder = Files.createDirectories(folder);
    this.store = store;
  }

  @Override
  public Dataset<Row> records() {
    return session
        .readStream()
        .schema(LogRow.SCHEMA)
        .option("maxFilesPerTrigger", 1)
        .parquet(folder.toString());
  }

  RecordFolder add(Event<User> event) {
    return add(event, event.ingestedAt());
  }

  /** Adds an event that came to the log at another time than it tells. */
  RecordFolder add(Event<User> event, Instant appendedAt) {
    return add(store.encode(event), runOf(event), appendedAt);
  }

  <R> RecordFolder add(Family<R> family, Event<R> event) {
    return add(store.encode(family, event), runOf(event), event.ingestedAt());
  }

  RecordFolder addReplay(Event<User> event) {
    return add(store.encode(event), Map.of(EventHeaders.REPLAY, "true"), event.ingestedAt());
  }

  <R> RecordFolder addReplay(Family<R> family, Event<R> event) {
    return add(
        store.encode(family, event), Map.of(EventHeaders.REPLAY, "true"), event.ingestedAt());
  }

  RecordFolder addPoison(Map<String, String> headers) {
    return add(Bytes.ofText("no frame"), headers, Instant.EPOCH);
  }

  /** Adds a null value. */
  RecordFolder addErasure(Erasure erasure, RunId run) {
    return add(
        null,
        Map.of(EventHeaders.ERASES, erasure.text(), EventHeaders.RUN_ID, run.toString()),
        Instant.EPOCH);
  }

  private static Map<String, String> runOf(Event<?> event) {
    return Map.of(EventHeaders.RUN_ID, event.run().toString());
  }

  /** Makes a batch of what was added. */
  void publish() {
    try {
      Path draft = folder.resolveSibling(folder.getFileName() + "-draft");
      session
          .createDataFrame(pending, LogRow.SCHEMA)
          .coalesce(1)
          .write()
          .mode("overwrite")
          .parquet(draft.toString());
      try (Stream<Path> files = Files.list(draft)) {
        Path file =
            files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
        Files.move(file, folder.resolve("%09d.parquet".formatted(offset)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pending.clear();
  }

  private RecordFolder add(@Nullable Bytes value, Map<String, String> headers, Instant appendedAt) {
    List<Row> rows = new ArrayList<>();
    headers.forEach((name, text) -> rows.add(RowFactory.create(name, Bytes.ofText(text).array())));
    pending.add(
        RowFactory.create(
            Store.USERS.name().topic(),
            0,
            offset++,
            null,
            value == null ? null : value.array(),
            rows,
            Timestamp.from(appendedAt)));
    return this;
  }
}
