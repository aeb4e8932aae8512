package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSizeTest {

  @ParameterizedTest
  @CsvSource({"70, 5000", "1024, 1024", "10000, 104", "400000, 20", "0, 5000"})
  void aPageIsToHoldAMebibyte(long bytes, int rows) {
    PageSize size = new PageSize();
    for (int i = 0; i < PageSize.FIRST; i++) {
      size.add(bytes);
    }

    assertThat(size.next()).isEqualTo(rows);
  }

  @Test
  void smallRowsAreMeasuredBesideLargeOnes() {
    PageSize size = new PageSize();
    size.add(100);
    size.add(20_000);

    assertThat(size.next()).isEqualTo(104);
  }

  @Test
  void aPageWithoutRowsTellsNothing() {
    assertThat(new PageSize().next()).isEqualTo(PageSize.FIRST);
  }
}
