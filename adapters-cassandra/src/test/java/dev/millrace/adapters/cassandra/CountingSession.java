package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests of a session, and how many are under way at once. */
final class CountingSession {

  private final CqlSession session;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();

  CountingSession(CqlSession session) {
    this.session = session;
  }

  CqlSession session() {
    return (CqlSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CqlSession.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  int most() {
    return most.get();
  }

  int sent() {
    return sent.get();
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    boolean counted = method.getName().equals("executeAsync");
    if (counted) {
      sent.incrementAndGet();
      int now = underWay.incrementAndGet();
      most.accumulateAndGet(now, Math::max);
    }
    try {
      Object result = method.invoke(session, arguments);
      return counted ? counted((CompletionStage<?>) result) : result;
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private CompletionStage<AsyncResultSet> counted(CompletionStage<?> stage) {
    return stage
        .thenApply(AsyncResultSet.class::cast)
        .whenComplete((r, e) -> underWay.decrementAndGet());
  }
}
