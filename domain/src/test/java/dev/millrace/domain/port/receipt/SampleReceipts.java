package dev.millrace.domain.port.receipt;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import java.util.UUID;

/** Receipts for tests, told by their batch. */
public final class SampleReceipts {

  private SampleReceipts() {}

  public static Receipt receipt(int batch) {
    RunId run = new RunId(new UUID(3, batch));
    return new Receipt(
        new FamilyName("user-events"), 1_700_000_000_000_000L, batch, run, 10L * batch, batch);
  }
}
