package dev.millrace.domain.port.dataalert;

import java.util.List;

/** Where a stream tells the alerts of data that its operators find. */
public interface DataAlerts {

  /**
   * Tells alerts, those of one id in this order, and returns when they are durable. Telling one
   * again is harmless: it has the same id and version.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when they may not be durable: repeat
   */
  void tell(List<DataAlert> alerts);
}
