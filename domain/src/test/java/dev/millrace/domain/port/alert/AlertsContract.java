package dev.millrace.domain.port.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

public interface AlertsContract {

  Alerts alerts();

  /** All that is durable, in order. */
  List<ToldAlert> durable();

  @Test
  default void whatIsToldIsDurableOnReturn() {
    List<ToldAlert> told = List.of(SomeAlerts.opened(1), SomeAlerts.opened(2));
    alerts().tell(told);
    assertThat(durable()).isEqualTo(told);
  }

  @Test
  default void whatBecomesOfAnAlertComesBehindItsOpening() {
    alerts().tell(List.of(SomeAlerts.opened(1)));
    alerts().tell(List.of(SomeAlerts.opened(2), SomeAlerts.closed(1)));
    assertThat(durable())
        .containsExactly(SomeAlerts.opened(1), SomeAlerts.opened(2), SomeAlerts.closed(1));
  }

  @Test
  default void whatIsToldAgainIsTheSame() {
    alerts().tell(List.of(SomeAlerts.opened(1)));
    alerts().tell(List.of(SomeAlerts.opened(1)));
    assertThat(durable()).containsOnly(SomeAlerts.opened(1)).hasSize(2);
  }

  @Test
  default void valuesOfEachTypeComeAsTheyAre() {
    alerts().tell(List.of(SomeAlerts.ofEachType("\"a\\b\"\n\u0007 ünï \u2028 🔥 </p>")));
    assertThat(durable())
        .containsExactly(SomeAlerts.ofEachType("\"a\\b\"\n\u0007 ünï \u2028 🔥 </p>"));
  }

  @Test
  default void nothingToTellIsHarmless() {
    alerts().tell(List.of());
    assertThat(durable()).isEmpty();
  }
}
