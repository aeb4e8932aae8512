package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.PermanentFailure;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session that the queries share.
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
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.sql.shuffle.partitions", "2",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.streaming.checkpointFileManagerClass",
              "org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager",
          "spark.sql.streaming.pollingDelay", "50ms",
          "spark.sql.streaming.noDataMicroBatches.enabled", "false",
          "spark.sql.streaming.stopTimeout", "5000",
          "spark.locality.wait", "0s");

  public SparkConfig {
    further = Map.copyOf(further);
  }

  /**
   * Opens the session, or returns the one that this JVM has.
   *
   * @throws PermanentFailure when Spark cannot be started
   */
  public SparkSession open() {
    SparkSession.Builder builder = SparkSession.builder().appName("millrace").master(master);
    SETTINGS.forEach(builder::config);
    further.forEach(builder::config);
    try {
      return builder.getOrCreate();
    } catch (Exception undeclared) {
      throw new PermanentFailure(
          "Spark cannot be started at " + master + ": " + undeclared.getMessage(), undeclared);
    }
  }
}
