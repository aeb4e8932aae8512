package dev.millrace.domain.port.dataalert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.record.FamilyName;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DataAlertTest {

  @Test
  void anAlertKeepsItsIdWhateverBecomesOfIt() {
    assertThat(SomeDataAlerts.closed(1).id()).isEqualTo(SomeDataAlerts.opened(1).id()).hasSize(32);
    assertThat(SomeDataAlerts.closed(1).version())
        .isGreaterThan(SomeDataAlerts.opened(1).version());
  }

  @Test
  void eachAlertHasAnIdOfItsOwn() {
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> SomeDataAlerts.opened(i).id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameKeyInAnotherFamilyIsAnotherAlert() {
    DataAlert one = SomeDataAlerts.opened(1);
    DataAlert other = new DataAlert(new FamilyName("logs"), one.row(), one.version());
    assertThat(other.id()).isNotEqualTo(one.id());
  }
}
