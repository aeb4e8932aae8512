package dev.millrace.debezium;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a connector of Debezium as Kafka Connect does, without its workers: until it is asked to
 * end.
 */
public final class RunDebezium {

  private static final Logger LOG = LoggerFactory.getLogger(RunDebezium.class);

  private RunDebezium() {}

  /**
   * The entry point of the process.
   *
   * @param files properties of a connector; what a later file says goes before
   */
  public static void main(String[] files) throws IOException {
    Properties properties = read(files);
    try (Topics topics = Topics.open(properties)) {
      DebeziumEngine<RecordChangeEvent<SourceRecord>> engine = engine(properties, topics);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(engine), "end-debezium"));
      engine.run();
    }
  }

  private static Properties read(String[] files) throws IOException {
    Properties properties = new Properties();
    for (String file : files) {
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        properties.load(reader);
      }
    }
    return properties;
  }

  private static DebeziumEngine<RecordChangeEvent<SourceRecord>> engine(
      Properties properties, Topics topics) {
    return DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
        .using(properties)
        .using(
            (success, message, error) -> {
              if (!success) {
                LOG.error("Debezium ended: {}", message, error);
              }
            })
        .notifying(topics)
        .build();
  }

  private static void close(DebeziumEngine<?> engine) {
    try {
      engine.close();
    } catch (IOException | IllegalStateException ended) {
      LOG.debug("It has ended by itself", ended);
    }
  }
}
