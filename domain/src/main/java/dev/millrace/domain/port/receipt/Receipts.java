package dev.millrace.domain.port.receipt;

import java.util.List;

/** Where a stream sends its receipts. */
public interface Receipts {

  /**
   * Sends receipts and returns when they are durable. Idempotent downstream.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when they may not be durable: repeat
   */
  void send(List<Receipt> receipts);
}
