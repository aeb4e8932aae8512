package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.HeldLease;
import dev.millrace.domain.port.serving.InMemoryWriterLeases;
import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.port.serving.WriterLeases;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SoleQueryTest {

  private static final QueryName NAME = QueryName.facts(Store.USERS.name());
  private static final Instant SINCE = Instant.parse("2026-11-22T17:00:00Z");

  private final InMemoryWriterLeases leases = new InMemoryWriterLeases();
  private final Started first = new Started();
  private final Started second = new Started();
  private final SoleQuery sole = sole(first, leases, "1@one", Duration.ZERO);
  private final BatchGate gate = new BatchGate(sole::admit, sole::confirm);

  @AfterEach
  void release() {
    sole.release();
  }

  @Test
  void aSecondStartIsToldWhoRunsItAndTheFirstDoesNotNotice() throws Exception {
    sole.start(gate);
    SoleQuery other = sole(second, leases, "2@two", Duration.ZERO);

    assertThatThrownBy(() -> other.start(gate))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("the driver 1@one has run users-facts since 2026-11-22T17:00:00Z");

    other.release();
    assertThat(second.starts).hasValue(0);
    assertThatCode(sole::confirm).doesNotThrowAnyException();
    assertThat(first.stops).hasValue(0);
  }

  @Test
  void oneThatRenewsItsLeaseIsNotWaitedFor() {
    WriterLease living = lease("1@one");
    assertThat(leases.take(living)).isEmpty();
    SoleQuery other = sole(second, new Beating(leases, living), "2@two", Duration.ofDays(1));

    assertThatThrownBy(() -> other.start(gate)).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void oneThatDiedIsWaitedFor() throws Exception {
    WriterLease dead = lease("1@one");
    assertThat(leases.take(dead)).isEmpty();
    SoleQuery other = sole(second, new Ending(leases, 3), "2@two", Duration.ofDays(1));

    other.start(gate);

    assertThat(second.starts).hasValue(1);
    other.release();
  }

  @Test
  void whatIsGivenUpIsTheNextOnesAtOnce() throws Exception {
    sole.start(gate);
    sole.release();
    SoleQuery other = sole(second, leases, "2@two", Duration.ZERO);

    other.start(gate);

    assertThat(first.releases).hasValue(1);
    assertThatThrownBy(sole::confirm).isInstanceOf(TransientFailure.class);
    assertThatThrownBy(() -> sole.start(gate)).isInstanceOf(TransientFailure.class);
    other.release();
  }

  @Test
  void aBatchOfOneThatLostItsLeaseDoesNotCommit() throws Exception {
    sole.start(gate);
    assertThatCode(() -> gate.pass(() -> {})).doesNotThrowAnyException();

    leases.letRunOut(NAME.toString());

    assertThatThrownBy(() -> gate.pass(() -> {}))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("its batch does not commit");
  }

  @Test
  void aQueryTellsUnderItsLeaseWhatItKnowsAndNotWithout() throws Exception {
    sole.tellUnderLease();
    assertThat(first.told).hasValue(0);

    sole.start(gate);
    sole.tellUnderLease();

    assertThat(first.told).hasPositiveValue();
  }

  @Test
  void oneThatLostItsLeaseEndsAndMayBeginAgain() throws Exception {
    sole.start(gate);
    sole.beat();
    assertThat(first.stops).hasValue(0);

    leases.letRunOut(NAME.toString());
    sole.beat();
    sole.beat();

    assertThat(first.stops).hasValue(1);
    assertThatThrownBy(sole::confirm).isInstanceOf(TransientFailure.class);
    sole.start(gate);
    assertThatCode(sole::confirm).doesNotThrowAnyException();
  }

  @Test
  void oneThatLostItsLeaseToAnotherWaitsUntilThatOneEnds() throws Exception {
    sole.start(gate);
    leases.letRunOut(NAME.toString());
    SoleQuery other = sole(second, leases, "2@two", Duration.ZERO);
    other.start(gate);

    assertThatThrownBy(() -> sole.start(gate))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("the driver 2@two has run users-facts");

    other.release();
    sole.start(gate);
    assertThat(first.starts).hasValue(2);
  }

  @Test
  void oneThatLosesItsLeaseWhileItStartsEndsAsWell() throws Exception {
    first.meanwhile =
        () -> {
          leases.letRunOut(NAME.toString());
          sole.beat();
        };
    sole.start(gate);

    sole.beat();

    assertThat(first.isActive).isFalse();
  }

  @Test
  void oneThatCannotBeEndedIsEndedAtTheNextBeat() throws Exception {
    sole.start(gate);
    leases.letRunOut(NAME.toString());
    first.isStuck = true;
    sole.beat();
    assertThat(first.isActive).isTrue();

    first.isStuck = false;
    sole.beat();

    assertThat(first.isActive).isFalse();
  }

  @Test
  void aStoreThatIsAwayDoesNotEndIt() throws Exception {
    Away away = new Away(leases);
    SoleQuery query = sole(second, away, "2@two", Duration.ZERO);
    query.start(gate);

    away.failures.set(Integer.MAX_VALUE);
    query.beat();
    assertThatThrownBy(query::confirm).hasMessage("away");
    query.release();

    assertThat(second.stops).hasValue(0);
    assertThat(second.releases).hasValue(1);
  }

  @Test
  void oneThatStoodStillLooksBeforeItWrites() throws Exception {
    Away away = new Away(leases);
    AtomicLong nanos = new AtomicLong();
    SoleQuery query = new SoleQuery(second, away, lease("2@two"), Duration.ZERO, nanos::get);
    query.start(gate);
    away.failures.set(Integer.MAX_VALUE);
    query.admit();

    nanos.set(WriterLeases.LIFE.toNanos());

    assertThatThrownBy(query::admit).hasMessage("away");
    query.release();
  }

  @Test
  void aBatchIsConfirmedOnceTheStoreAnswers() throws Exception {
    Away away = new Away(leases);
    SoleQuery query = sole(second, away, "2@two", Duration.ofDays(1));
    query.start(gate);

    away.failures.set(2);
    query.confirm();

    assertThat(away.failures).hasValue(0);
    query.release();
  }

  private static SoleQuery sole(
      Query query, WriterLeases leases, String driver, Duration patience) {
    return new SoleQuery(query, leases, lease(driver), patience, System::nanoTime);
  }

  private static WriterLease lease(String driver) {
    return new WriterLease(NAME.toString(), UUID.randomUUID(), driver, SINCE);
  }

  /** Counts what happens to it. */
  private static final class Started implements Query {

    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();
    private final AtomicInteger releases = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private volatile Runnable meanwhile = () -> {};
    private volatile boolean isActive;
    private volatile boolean isStuck;

    @Override
    public QueryName name() {
      return NAME;
    }

    @Override
    public Path checkpoint() {
      return Path.of("/checkpoints/users-facts");
    }

    @Override
    public StreamingQuery start(BatchGate gate) throws TimeoutException {
      starts.incrementAndGet();
      meanwhile.run();
      isActive = true;
      return (StreamingQuery)
          Proxy.newProxyInstance(
              StreamingQuery.class.getClassLoader(),
              new Class<?>[] {StreamingQuery.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("isActive")) {
                  return isActive;
                }
                assertThat(method.getName()).isEqualTo("stop");
                stops.incrementAndGet();
                if (isStuck) {
                  throw new IllegalStateException("stuck");
                }
                isActive = false;
                return null;
              });
    }

    @Override
    public void tell(WriterLease lease) {
      assertThat(lease.name()).isEqualTo(NAME.toString());
      told.incrementAndGet();
    }

    @Override
    public void release() {
      releases.incrementAndGet();
    }

    @Override
    public void rehearse(Dataset<Row> nothing) {}
  }

  /** Leases of which one is renewed whenever another is wanted. */
  private record Beating(InMemoryWriterLeases leases, WriterLease living) implements WriterLeases {

    @Override
    public Optional<HeldLease> take(WriterLease wanted) {
      assertThat(leases.renew(living)).isTrue();
      return leases.take(wanted);
    }

    @Override
    public boolean renew(WriterLease held) {
      return leases.renew(held);
    }

    @Override
    public void release(WriterLease held) {
      leases.release(held);
    }
  }

  /** Leases that run out after some looks. */
  private static final class Ending implements WriterLeases {

    private final InMemoryWriterLeases leases;
    private int looks;

    Ending(InMemoryWriterLeases leases, int looks) {
      this.leases = leases;
      this.looks = looks;
    }

    @Override
    public Optional<HeldLease> take(WriterLease wanted) {
      looks--;
      if (looks == 0) {
        leases.letRunOut(wanted.name());
      }
      return leases.take(wanted);
    }

    @Override
    public boolean renew(WriterLease held) {
      return leases.renew(held);
    }

    @Override
    public void release(WriterLease held) {
      leases.release(held);
    }
  }

  /** Leases whose store is away for some calls. */
  private static final class Away implements WriterLeases {

    private final InMemoryWriterLeases leases;
    private final AtomicInteger failures = new AtomicInteger();

    Away(InMemoryWriterLeases leases) {
      this.leases = leases;
    }

    @Override
    public Optional<HeldLease> take(WriterLease wanted) {
      return reached().take(wanted);
    }

    @Override
    public boolean renew(WriterLease held) {
      return reached().renew(held);
    }

    @Override
    public void release(WriterLease held) {
      reached().release(held);
    }

    private InMemoryWriterLeases reached() {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new TransientFailure("away");
      }
      return leases;
    }
  }
}
