package dev.millrace.adapters.spark;

import dev.millrace.domain.port.serving.WriterLease;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;

/** A streaming query that can be started, and started again where it broke off. */
public interface Query {

  QueryName name();

  /** The folder of its checkpoint. */
  Path checkpoint();

  /**
   * Starts the query from its checkpoint.
   *
   * @param gate what each of its batches passes
   * @throws dev.millrace.domain.failure.PermanentFailure when the checkpoint is another's or
   *     damaged
   */
  StreamingQuery start(BatchGate gate) throws TimeoutException;

  /**
   * Called before a batch does its work.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when it must not: then it comes again
   */
  default void admit() {}

  /**
   * Called when a batch has done its work, before it commits.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when it must not: then it comes again
   */
  default void confirm() {}

  /**
   * Called again and again while it runs under a lease, also while no batch does.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when what it tells could not be noted
   */
  default void tell(WriterLease lease) {}

  /** Called when it has ended and is not started again. */
  default void release() {}

  /** Runs the steps of a batch over no records, with the columns of a {@link RecordLog}'s. */
  void rehearse(Dataset<Row> nothing);
}
