package dev.millrace.bootstrap.stream;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Ends Spark below its driver with the next task once a file is there, as a master does that
 * removes the application. Spark makes it inside the driver, by {@code spark.extraListeners}.
 */
public final class EndOfSpark extends SparkListener {

  /** Names the file. */
  static final String FILE = "spark.millrace.end";

  private final Path file;
  private final CountDownLatch wanted = new CountDownLatch(1);

  public EndOfSpark(SparkConf conf) {
    file = Path.of(conf.get(FILE));
    Thread end = new Thread(this::end, "end of Spark");
    end.setDaemon(true);
    end.start();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    if (Files.exists(file)) {
      wanted.countDown();
    }
  }

  /** Spark refuses it to the thread of the listeners, and to those that this one starts. */
  private void end() {
    try {
      wanted.await();
      SparkContext.getOrCreate().stop();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
