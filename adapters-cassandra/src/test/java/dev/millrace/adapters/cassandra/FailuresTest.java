package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.CodecNotFoundException;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

  private static final Node NODE =
      (Node)
          Proxy.newProxyInstance(
              FailuresTest.class.getClassLoader(),
              new Class<?>[] {Node.class},
              (proxy, method, arguments) ->
                  method.getName().equals("hashCode") ? (Object) 1 : "node");

  static List<Throwable> passing() {
    return List.of(
        new WriteTimeoutException(NODE, ConsistencyLevel.LOCAL_QUORUM, 1, 2, WriteType.SIMPLE),
        new UnavailableException(NODE, ConsistencyLevel.LOCAL_QUORUM, 2, 1),
        new OverloadedException(NODE),
        new BootstrappingException(NODE),
        new DriverTimeoutException("Query timed out"),
        new NoNodeAvailableException(),
        AllNodesFailedException.fromErrors(
            List.of(Map.entry(NODE, new ClosedConnectionException("closed")))),
        new ClosedConnectionException("closed"),
        new HeartbeatException(
            InetSocketAddress.createUnresolved("db", 9042), "no answer", new IOException()),
        new CompletionException(new OverloadedException(NODE)));
  }

  static List<Throwable> lasting() {
    return List.of(
        new InvalidQueryException(NODE, "unconfigured table"),
        new SyntaxError(NODE, "no viable alternative"),
        new UnauthorizedException(NODE, "no permission"),
        new CodecNotFoundException(DataTypes.INT, GenericType.STRING),
        new IllegalStateException("Session is closed"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatMayPassIsTransient(Throwable error) {
    assertThat(Failures.of("write people", error))
        .isInstanceOf(TransientFailure.class)
        .hasMessageStartingWith("cannot write people: ");
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void whatSomebodyMustChangeIsPermanent(Throwable error) {
    assertThat(Failures.of("write people", error)).isInstanceOf(PermanentFailure.class);
  }
}
