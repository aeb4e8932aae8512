package dev.millrace.domain.port.serving;

import dev.millrace.domain.view.Mutation;
import java.util.List;

/** Writes mutations to the views, many at a time. Not for several threads. */
public interface ViewWriter extends AutoCloseable {

  /**
   * Takes mutations for writing. Blocks while too many are in flight. Order does not matter: their
   * write times decide.
   */
  void write(List<Mutation> mutations);

  /**
   * Returns when everything taken is durable at the configured consistency. Time-outs and overload
   * are retried with back-off up to a deadline, for every mutation is idempotent.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the deadline passed: repeat the whole
   * @throws dev.millrace.domain.failure.PermanentFailure when the table or the value is wrong
   */
  void flush();

  @Override
  void close();
}
