package dev.millrace.application.rebuild;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.HeldLease;
import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.port.serving.WriterLeases;

/** The right to rebuild a view, of one process at a time. */
final class Hold implements AutoCloseable {

  private final WriterLeases leases;
  private final WriterLease lease;

  private Hold(WriterLeases leases, WriterLease lease) {
    this.leases = leases;
    this.lease = lease;
  }

  static Hold take(WriterLeases leases, WriterLease wanted) {
    HeldLease other = leases.take(wanted).orElse(null);
    if (other != null) {
      throw new RebuiltByAnother(
          "%s has rebuilt it since %s, and only one may at a time; one that has crashed is given up after %d s"
              .formatted(
                  other.lease().holder(), other.lease().since(), WriterLeases.LIFE.toSeconds()));
    }
    return new Hold(leases, wanted);
  }

  /** One that has run out is taken again, unless another one came first. */
  void renew() {
    HeldLease other = leases.take(lease).orElse(null);
    if (other != null) {
      throw new TransientFailure(
          "%s rebuilds it by now, as this process was not heard of for %d s"
              .formatted(other.lease().holder(), WriterLeases.LIFE.toSeconds()));
    }
  }

  /** What was done stays done; a lease that cannot be given back ends by itself. */
  @Override
  public void close() {
    try {
      leases.release(lease);
    } catch (Failure away) {
      return;
    }
  }
}
