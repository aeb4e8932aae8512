package dev.millrace.application;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.List;

/** An outbox that is another one, for those who change a part of it. */
public class DelegatingOutbox implements Outbox {

  private final Outbox outbox;

  public DelegatingOutbox(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public String systemIdentifier() {
    return outbox.systemIdentifier();
  }

  @Override
  public boolean remembers(Cursor cursor) {
    return outbox.remembers(cursor);
  }

  @Override
  public Horizon horizon() {
    return outbox.horizon();
  }

  @Override
  public List<OutboxRow> read(Cursor cursor, int limit) {
    return outbox.read(cursor, limit);
  }
}
