package dev.millrace.adapters.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Flushes a transactional producer, and gives up some time. With brokers before 4.0 the producer
 * itself does not: a record whose partition is not part of the transaction yet waits for the
 * coordinator without bound, whatever the delivery timeout.
 */
final class BoundedFlush {

  private static final ExecutorService WAITERS =
      Executors.newCachedThreadPool(BoundedFlush::waiter);

  private BoundedFlush() {}

  /**
   * Returns when all that was sent has been answered.
   *
   * @throws TimeoutException when that takes longer; whoever waits on is freed by the producer's
   *     abort or close
   */
  static void of(Producer<?, ?> producer, Duration most) {
    Future<?> flush = WAITERS.submit(producer::flush);
    try {
      flush.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new TimeoutException(
          "no answer to all records within " + most.toMillis() + " ms", late);
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException failed) {
      throw Failures.of("flush", failed);
    }
  }

  private static Thread waiter(Runnable work) {
    Thread thread = new Thread(work, "flush");
    thread.setDaemon(true);
    return thread;
  }
}
