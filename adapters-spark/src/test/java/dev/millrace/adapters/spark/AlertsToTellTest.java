package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.dataalert.SomeDataAlerts;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AlertsToTellTest {

  private final List<String> order = new ArrayList<>();
  private final List<DataAlert> told = new ArrayList<>();
  private final AlertsToTell alerts = new AlertsToTell(new Rows(), this::tell);

  private void tell(List<DataAlert> some) {
    order.add("told " + some.size());
    told.addAll(some);
  }

  @Test
  void manyAreToldTogetherAndNoneTwiceAndEachBehindItsRow() {
    List<DataAlert> all = IntStream.range(0, 250).mapToObj(SomeDataAlerts::opened).toList();
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
