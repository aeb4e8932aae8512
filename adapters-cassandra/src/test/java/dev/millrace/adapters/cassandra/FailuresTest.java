package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.FunctionFailureException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

  private static final Node NODE = named(Node.class);

  private static <T> T named(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            FailuresTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals("hashCode") ? (Object) 1 : "node"));
  }

  static List<Throwable> passing() {
    return List.of(
        new WriteTimeoutException(NODE, ConsistencyLevel.LOCAL_QUORUM, 1, 2, WriteType.SIMPLE),
        new UnavailableException(NODE, ConsistencyLevel.LOCAL_QUORUM, 2, 1),
        new OverloadedException(NODE),
        new BootstrappingException(NODE),
        new ServerError(NODE, "java.lang.IllegalStateException"),
        new DriverTimeoutException("Query timed out"),
        new RequestThrottlingException("too many in flight"),
        new NoNodeAvailableException(),
        new NodeUnavailableException(NODE),
        AllNodesFailedException.fromErrors(
            List.of(Map.entry(NODE, new ClosedConnectionException("closed")))),
        new ClosedConnectionException("closed"),
        new BusyConnectionException("no stream is free"),
        new ConnectionInitException("no answer to STARTUP", new IOException()),
        new HeartbeatException(
            InetSocketAddress.createUnresolved("db", 9042), "no answer", new IOException()),
        new IOException("broken pipe"),
        new CompletionException(new OverloadedException(NODE)));
  }

  static List<Throwable> lasting() {
    return List.of(
        new InvalidQueryException(NODE, "unconfigured table"),
        new SyntaxError(NODE, "no viable alternative"),
        new UnauthorizedException(NODE, "no permission"),
        new FunctionFailureException(NODE, "divided by zero"),
        AllNodesFailedException.fromErrors(
            List.of(
                Map.entry(
                    NODE, new AuthenticationException(named(EndPoint.class), "wrong password")))),
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

  @Test
  void whatHasItsCategoryKeepsIt() {
    PermanentFailure failure = new PermanentFailure("refused");

    assertThat(Failures.of("write people", new CompletionException(failure))).isSameAs(failure);
  }
}
