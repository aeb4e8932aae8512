package dev.millrace.application.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.DelegatingOutbox;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.InMemoryOutbox;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadAheadOutboxTest implements OutboxContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());
  private final Observed observed = new Observed(new InMemoryOutbox(store, Shard.WHOLE));
  private final Queue<Runnable> begun = new ArrayDeque<>();
  private final ReadAheadOutbox outbox = new ReadAheadOutbox(observed, begun::add);

  @Override
  public Outbox outbox(Shard shard) {
    return new ReadAheadOutbox(new InMemoryOutbox(store, shard), Runnable::run);
  }

  @Override
  public Intake intake() {
    return new InMemoryIntake(store);
  }

  @Override
  public Runs runs() {
    return new InMemoryRuns(store);
  }

  @BeforeEach
  void fill() {
    RunId run = Submitted.run(runs());
    PageFixture page = PageFixture.of(run, 1, "a=1", "b=1", "c=1", "d=1", "e=1");
    intake().inTransaction(page::takeIn);
  }

  @Test
  void theNextRowsAreReadWhileThoseBeforeThemArePublished() {
    Cursor second = after(outbox.read(start(), 2));
    begun.remove().run();
    assertThat(observed.read).containsExactly(start(), second);

    assertThat(outbox.read(second, 2)).hasSize(2).isEqualTo(anew(second));
    assertThat(observed.read).containsExactly(start(), second);
    assertThat(begun).hasSize(1);
  }

  @Test
  void afterTheLastRowsNothingIsReadAhead() {
    Cursor last = after(outbox.read(start(), 5));
    begun.remove().run();
    assertThat(outbox.read(last, 5)).isEmpty();
    assertThat(begun).isEmpty();
  }

  @Test
  void anotherCursorIsReadAnew() {
    outbox.read(start(), 2);
    assertThat(outbox.read(start(), 3)).hasSize(3);
    assertThat(observed.read).containsExactly(start(), start());
  }

  @Test
  void nothingIsUsedThatWasReadBeforeAFailure() {
    Cursor second = after(outbox.read(start(), 2));
    begun.remove().run();
    outbox.systemIdentifier();
    outbox.read(second, 2);
    assertThat(observed.read).containsExactly(start(), second, second);
  }

  @Test
  void whatFailsAheadFailsForWhoAsks() {
    Cursor second = after(outbox.read(start(), 2));
    observed.failure = new TransientFailure("not now");
    begun.remove().run();
    observed.failure = null;
    assertThatThrownBy(() -> outbox.read(second, 2)).hasMessage("not now");
    assertThat(outbox.read(second, 2)).hasSize(2);
  }

  private Cursor start() {
    return Cursor.beginning("in memory").advance(observed.snapshot());
  }

  private Cursor after(List<OutboxRow> rows) {
    return start().upTo(rows.get(rows.size() - 1));
  }

  private List<OutboxRow> anew(Cursor cursor) {
    return new InMemoryOutbox(store, Shard.WHOLE).read(cursor, 2);
  }

  /** Notes what it is asked for. */
  private static final class Observed extends DelegatingOutbox {

    private final List<Cursor> read = new ArrayList<>();
    private @Nullable RuntimeException failure;

    Observed(Outbox outbox) {
      super(outbox);
    }

    @Override
    public List<OutboxRow> read(Cursor cursor, int limit) {
      read.add(cursor);
      if (failure != null) {
        throw failure;
      }
      return super.read(cursor, limit);
    }
  }
}
