package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.outbox.Sharding;
import org.junit.jupiter.api.Test;

final class FitTest {

  @Test
  void asManyPartitionsAsShardsOrTwiceFourTimesAndSoOnFit() {
    assertThat(Fit.of("t", 1, new Sharding(1, 1))).isEmpty();
    assertThat(Fit.of("t", 4, new Sharding(2, 4))).isEmpty();
    assertThat(Fit.of("t", 1024, new Sharding(2, 4))).isEmpty();
  }

  @Test
  void fewerPartitionsThanShardsAreTooFew() {
    assertThat(Fit.of("t", 2, new Sharding(2, 8)))
        .contains(
            "topic t has 2 partitions, too few for 8 shards:"
                + " kafka-topics.sh --alter --topic t --partitions 8");
  }

  @Test
  void whatDoesNotDivideTheSlotsIsToldTheNextCountThatDoes() {
    assertThat(Fit.of("t", 6, Sharding.FIRST).orElseThrow())
        .contains("6 partitions, which do not divide 1024", "--partitions 8");
    assertThat(Fit.of("t", 3, new Sharding(2, 16)).orElseThrow()).contains("--partitions 16");
    assertThat(Fit.of("t", 2048, Sharding.FIRST).orElseThrow()).contains("create it anew");
  }
}
