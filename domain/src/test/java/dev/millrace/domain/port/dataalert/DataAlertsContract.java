package dev.millrace.domain.port.dataalert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

public interface DataAlertsContract {

  DataAlerts alerts();

  /** All that is durable, in order. */
  List<DataAlert> durable();

  @Test
  default void whatIsToldIsDurableOnReturn() {
    List<DataAlert> told = List.of(SomeDataAlerts.opened(1), SomeDataAlerts.opened(2));
    alerts().tell(told);
    assertThat(durable()).isEqualTo(told);
  }

  @Test
  default void whatBecomesOfAnAlertComesBehindItsOpening() {
    alerts().tell(List.of(SomeDataAlerts.opened(1)));
    alerts().tell(List.of(SomeDataAlerts.opened(2), SomeDataAlerts.closed(1)));
    assertThat(durable())
        .containsExactly(
            SomeDataAlerts.opened(1), SomeDataAlerts.opened(2), SomeDataAlerts.closed(1));
  }

  @Test
  default void whatIsToldAgainIsTheSame() {
    alerts().tell(List.of(SomeDataAlerts.opened(1)));
    alerts().tell(List.of(SomeDataAlerts.opened(1)));
    assertThat(durable()).containsOnly(SomeDataAlerts.opened(1)).hasSize(2);
  }

  @Test
  default void valuesOfEachTypeComeAsTheyAre() {
    alerts().tell(List.of(SomeDataAlerts.ofEachType("\"a\\b\"\n\u0007 ünï \u2028 🔥 </p>")));
    assertThat(durable())
        .containsExactly(SomeDataAlerts.ofEachType("\"a\\b\"\n\u0007 ünï \u2028 🔥 </p>"));
  }

  @Test
  default void nothingToTellIsHarmless() {
    alerts().tell(List.of());
    assertThat(durable()).isEmpty();
  }
}
