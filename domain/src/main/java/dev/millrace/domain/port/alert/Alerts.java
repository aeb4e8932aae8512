package dev.millrace.domain.port.alert;

import java.util.List;

/** Where a stream tells the alerts of its operators. */
public interface Alerts {

  /**
   * Tells alerts, those of one id in this order, and returns when they are durable. Telling one
   * again is harmless: it has the same id and version.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when they may not be durable: repeat
   */
  void tell(List<ToldAlert> alerts);
}
