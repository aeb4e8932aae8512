package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.PermanentFailure;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session that the queries share. System properties that begin with {@code spark.}, which
 * is how spark-submit hands its settings over, win over all that is set here.
 *
 * @param master such as {@code local[2,4]}, four attempts for each task, or {@code spark://…}
 * @param further further settings of Spark, which win over ours
 */
public record SparkConfig(String master, Map<String, String> further) {

  /**
   * On loopback, without a web server; a checkpoint's files renamed by the file system itself,
   * which takes a third of the time; a source without news asked again after 50 ms instead of 10;
   * no batch without data, whose only use would be to forget closed windows sooner.
   */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("spark.app.name", "millrace"),
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.driver.host", "127.0.0.1"),
          Map.entry("spark.driver.bindAddress", "127.0.0.1"),
          Map.entry("spark.sql.shuffle.partitions", "2"),
          Map.entry("spark.sql.session.timeZone", "UTC"),
          Map.entry(
              "spark.sql.streaming.checkpointFileManagerClass",
              "org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager"),
          Map.entry("spark.sql.streaming.pollingDelay", "50ms"),
          Map.entry("spark.sql.streaming.noDataMicroBatches.enabled", "false"),
          Map.entry("spark.sql.streaming.stopTimeout", "5000"),
          Map.entry("spark.locality.wait", "0s"));

  private static final String MASTER = "spark.master";

  public SparkConfig {
    further = Map.copyOf(further);
  }

  /**
   * Opens the session, or returns the one that this JVM has.
   *
   * @throws PermanentFailure when Spark cannot be started
   */
  public SparkSession open() {
    SparkConf conf = conf();
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Exception undeclared) {
      throw new PermanentFailure(
          "Spark cannot be started at " + conf.get(MASTER) + ": " + undeclared.getMessage(),
          undeclared);
    }
  }

  SparkConf conf() {
    SparkConf conf = new SparkConf();
    further.forEach((key, value) -> conf.setIfMissing(key, value));
    SETTINGS.forEach((key, value) -> conf.setIfMissing(key, value));
    return conf.setIfMissing(MASTER, master);
  }
}
