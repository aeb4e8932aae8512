package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.alert.SomeAlerts;
import dev.millrace.domain.port.alert.ToldAlert;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AlertsToTellTest {

  private final List<String> order = new ArrayList<>();
  private final List<ToldAlert> told = new ArrayList<>();
  private final AlertsToTell alerts = new AlertsToTell(new Rows(), this::tell);

  private void tell(List<ToldAlert> some) {
    order.add("told " + some.size());
    told.addAll(some);
  }

  @Test
  void manyAreToldTogetherAndNoneTwiceAndEachBehindItsRow() {
    List<ToldAlert> all = IntStream.range(0, 250).mapToObj(SomeAlerts::opened).toList();
    all.forEach(alerts::add);
    alerts.tell();
    alerts.tell();

    assertThat(order)
        .containsExactly(
            "flushed", "told 100", "flushed", "told 100", "flushed", "told 50", "flushed");
    assertThat(told).isEqualTo(all);
  }

  @Test
  void rowsAreFlushedWhereThereIsNoAlert() {
    alerts.tell();
    assertThat(order).containsExactly("flushed");
  }

  private final class Rows implements ViewWriter {

    @Override
    public void write(List<Mutation> mutations) {}

    @Override
    public void flush() {
      order.add("flushed");
    }

    @Override
    public void close() {}
  }
}
