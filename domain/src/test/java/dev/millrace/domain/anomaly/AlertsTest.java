package dev.millrace.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertsTest {

  private static final double STRANGE = 3;
  private static final double CALM = 0.5;
  private static final double LOW = Math.nextDown(Alerts.OPENS);
  private static final double HIGH = 0.95;

  private final Alerts alerts = new Alerts();
  private int count;

  @Test
  void onlyNewsOfAHighScoreOpensOne() {
    assertThat(next(LOW, STRANGE)).isEmpty();
    assertThat(next(0, 6)).isEmpty();
    assertThat(next(Alerts.OPENS, STRANGE))
        .hasValueSatisfying(
            alert -> {
              assertThat(alert.openedAt()).isEqualTo(time());
              assertThat(alert.closedAt()).isEmpty();
              assertThat(alert.peak()).isEqualTo(Alerts.OPENS);
            });
  }

  @Test
  void onlyAHigherScoreChangesItsPeak() {
    next(HIGH, STRANGE);

    assertThat(next(Alerts.OPENS, STRANGE)).isEmpty();
    assertThat(next(0.99, STRANGE)).map(Alert::peak).contains(0.99);
  }

  @Test
  void calmReadingsInTurnCloseIt() {
    next(HIGH, STRANGE);
    Instant opened = time();
    calm(Alerts.CALM_FOR - 1);
    assertThat(next(0, STRANGE)).isEmpty();
    calm(Alerts.CALM_FOR - 1);

    Optional<Alert> closed = next(0, CALM);

    assertThat(closed).map(Alert::openedAt).contains(opened);
    assertThat(closed).flatMap(Alert::closedAt).contains(time());
    assertThat(closed).map(Alert::peak).contains(HIGH);
    assertThat(next(0, CALM)).isEmpty();
  }

  private void calm(int many) {
    for (int i = 0; i < many; i++) {
      assertThat(next(0, CALM)).isEmpty();
    }
  }

  private Optional<Alert> next(double score, double surprise) {
    count++;
    return alerts.add(time(), score, surprise, Reason.NONE);
  }

  private Instant time() {
    return SomeSensor.at(count);
  }
}
