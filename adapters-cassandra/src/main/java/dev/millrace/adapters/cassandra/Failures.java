package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.FunctionFailureException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The driver's exceptions in the domain's categories. */
final class Failures {

  /** What a repetition may get past. Time-outs too: all that we send is idempotent. */
  private static final List<Class<?>> PASSING =
      List.of(
          QueryExecutionException.class,
          ServerError.class,
          DriverTimeoutException.class,
          NodeUnavailableException.class,
          RequestThrottlingException.class,
          BusyConnectionException.class,
          ClosedConnectionException.class,
          ConnectionInitException.class,
          HeartbeatException.class,
          IOException.class);

  private Failures() {}

  static Failure of(String what, Throwable error) {
    Throwable cause = unwrapped(error);
    if (cause instanceof Failure failure) {
      return failure;
    }
    String message = "cannot " + what + ": " + describe(cause);
    return isPassing(cause)
        ? new TransientFailure(message, cause)
        : new PermanentFailure(message, cause);
  }

  private static Throwable unwrapped(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }

  private static boolean isPassing(Throwable error) {
    if (error instanceof AllNodesFailedException all) {
      return all.getAllErrors().values().stream()
          .flatMap(Collection::stream)
          .noneMatch(AuthenticationException.class::isInstance);
    }
    return !(error instanceof FunctionFailureException)
        && PASSING.stream().anyMatch(type -> type.isInstance(error));
  }

  private static String describe(Throwable error) {
    return error.getClass().getSimpleName() + ": " + error.getMessage();
  }
}
