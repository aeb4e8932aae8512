package dev.millrace.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;

final class RedactedPageFuzzTest {

  private static final Secrets SECRETS = Secrets.of(Set.of("login.password", "login.salt"));

  @FuzzTest(maxDuration = "3s")
  void whatIsBlankedHoldsNothingMoreToBlank(byte[] body) {
    RedactedPage once = RedactedPage.of(body, SECRETS);
    if (once.broken().isEmpty()) {
      RedactedPage twice = RedactedPage.of(once.bytes().array(), SECRETS);
      assertThat(twice.broken()).isEmpty();
      assertThat(twice.bytes()).isEqualTo(once.bytes());
      assertThat(twice.records()).hasSameSizeAs(once.records());
    }
  }
}
