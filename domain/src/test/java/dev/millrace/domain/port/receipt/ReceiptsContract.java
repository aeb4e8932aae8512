package dev.millrace.domain.port.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

public interface ReceiptsContract {

  Receipts receipts();

  /** All that is durable, in order. */
  List<Receipt> durable();

  @Test
  default void whatIsSentIsDurableOnReturn() {
    List<Receipt> sent = List.of(SampleReceipts.receipt(1), SampleReceipts.receipt(2));
    receipts().send(sent);
    assertThat(durable()).isEqualTo(sent);
  }

  @Test
  default void aRepeatedBatchRepeatsItsReceipt() {
    receipts().send(List.of(SampleReceipts.receipt(1)));
    receipts().send(List.of(SampleReceipts.receipt(1)));
    assertThat(durable()).containsOnly(SampleReceipts.receipt(1)).hasSize(2);
  }

  @Test
  default void nothingToSendIsHarmless() {
    receipts().send(List.of());
    assertThat(durable()).isEmpty();
  }
}
