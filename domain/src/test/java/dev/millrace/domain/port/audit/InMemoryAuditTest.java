package dev.millrace.domain.port.audit;

import java.time.Instant;
import java.time.InstantSource;

class InMemoryAuditTest implements AuditContract {

  private final Audit audit = new InMemoryAudit(InstantSource.fixed(Instant.EPOCH));

  @Override
  public Audit audit() {
    return audit;
  }
}
