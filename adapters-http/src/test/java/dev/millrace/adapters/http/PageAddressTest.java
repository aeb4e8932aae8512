package dev.millrace.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PageAddressTest {

  @Test
  void oneHostIsOneHoweverItIsWritten() {
    assertThat(origin("HTTPS://API.Test:8443/1.4/?Key=A")).isEqualTo("https://api.test:8443");
    assertThat(origin("https://api.test:8443/1.4/")).isEqualTo("https://api.test:8443");
  }

  @Test
  void whatIsAskedForKeepsItsPathAndQueryAsTheyAre() {
    PageAddress address = of("https://API.test/Users/1.4/?Key=A");
    assertThat(address.uri().getRawPath()).isEqualTo("/Users/1.4/");
    assertThat(address.uri().getRawQuery()).startsWith("Key=A&");
  }

  private static String origin(String source) {
    return of(source).origin();
  }

  private static PageAddress of(String source) {
    return PageAddress.of(Sources.request(URI.create(source), 1, 2));
  }
}
