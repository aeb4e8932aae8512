package dev.millrace.domain.port.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.record.FamilyName;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ToldAlertTest {

  @Test
  void anAlertKeepsItsIdWhateverBecomesOfIt() {
    assertThat(SomeAlerts.closed(1).id()).isEqualTo(SomeAlerts.opened(1).id()).hasSize(32);
    assertThat(SomeAlerts.closed(1).version()).isGreaterThan(SomeAlerts.opened(1).version());
  }

  @Test
  void eachAlertHasAnIdOfItsOwn() {
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> SomeAlerts.opened(i).id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameKeyInAnotherFamilyIsAnotherAlert() {
    ToldAlert one = SomeAlerts.opened(1);
    ToldAlert other = new ToldAlert(new FamilyName("logs"), one.row(), one.version());
    assertThat(other.id()).isNotEqualTo(one.id());
  }
}
