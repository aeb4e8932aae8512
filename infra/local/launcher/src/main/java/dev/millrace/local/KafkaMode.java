package dev.millrace.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the local Kafka keeps its metadata: which brokers and topics there are, and how they are
 * set.
 */
public enum KafkaMode {
  /** In a log of its own, the only way from 4.0 on. */
  KRAFT("kraft", "kafka", 0),

  /** In a ZooKeeper beside it, as up to 3.9. */
  ZOOKEEPER("zookeeper", "kafka-zookeeper", 150);

  private final String word;
  private final String classPath;
  private final int addedMegabytes;

  KafkaMode(String word, String classPath, int addedMegabytes) {
    this.word = word;
    this.classPath = classPath;
    this.addedMegabytes = addedMegabytes;
  }

  /** The one that a stack's data folder was made with; empty before its Kafka first started. */
  public static Optional<KafkaMode> of(Path data) {
    Path kafka = data.resolve(Server.KAFKA.processName());
    if (Files.isDirectory(ZooKeeperServer.folder(kafka))) {
      return Optional.of(ZOOKEEPER);
    }
    return Files.exists(KraftController.identity(kafka)) ? Optional.of(KRAFT) : Optional.empty();
  }

  /** The one that is written so on the command line. */
  public static KafkaMode named(String word) {
    return Arrays.stream(values())
        .filter(mode -> mode.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no Kafka is called " + word + "; it is one of " + Arrays.toString(values())));
  }

  /**
   * Looks whether it can go on with a data folder.
   *
   * @throws StackException when that was made with the other one, whose topics it would not find
   */
  void requireOf(Path data) {
    KafkaMode made = of(data).orElse(this);
    if (made != this) {
      throw new StackException(
          "The data folder %s was made with --kafka %s, and cannot go on with --kafka %s."
                  .formatted(data, made, this)
              + "\n  Start with --kafka %s, or choose another folder with --data.".formatted(made));
    }
  }

  String classPath() {
    return classPath;
  }

  /** What runs beside the broker may take resident, in MiB. */
  int addedMegabytes() {
    return addedMegabytes;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return word;
  }
}
