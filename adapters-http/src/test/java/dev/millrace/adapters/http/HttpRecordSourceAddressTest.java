package dev.millrace.adapters.http;

import static dev.millrace.adapters.http.Sources.ATTEMPTS;
import static dev.millrace.adapters.http.Sources.config;
import static dev.millrace.adapters.http.Sources.page;
import static dev.millrace.adapters.http.Sources.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.source.FetchedPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name means is looked up once, checked, and connected to. */
@Timeout(30)
class HttpRecordSourceAddressTest {

  private static final FaultServer.Reply GOOD = FaultServer.json(page("[{\"a\":1},{\"a\":2}]"));
  private static final String METADATA = "169.254.169.254";

  @Test
  void aNameThatMeansAnotherAddressRightAfterItsCheckIsNotAskedThere() throws IOException {
    Names rebound = Names.answering("127.0.0.1", METADATA);
    try (FaultServer server = FaultServer.replying(GOOD)) {
      assertThat(fetch(source(rebound), server).records()).hasSize(2);
      assertThat(rebound.asked()).as("looked up once").containsExactly("source.test");
    }
  }

  @Test
  void everyNewConnectionIsCheckedAnew() throws IOException {
    Names rebound = Names.answering("127.0.0.1", METADATA);
    try (FaultServer server = FaultServer.replying(GOOD)) {
      HttpRecordSource source = source(rebound);
      fetch(source, server);
      assertThat(catchThrowableOfType(PermanentFailure.class, () -> fetch(source, server)))
          .hasMessageContaining("source.test has an address that is not public");
      assertThat(server.targets()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "192.168.1.1",
        "172.31.0.1",
        "100.127.0.1",
        METADATA,
        "fd00::1",
        "fe80::1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "0.0.0.0",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1"
      })
  void aNameOfAnAddressThatIsNotPublicIsNotAsked(String address) throws IOException {
    try (FaultServer server = FaultServer.replying(GOOD)) {
      HttpRecordSource source =
          new HttpRecordSource(
              HttpSourceConfig.defaults(),
              InstantSource.system(),
              Names.answering(address),
              SSLContexts.createDefault());
      assertThat(catchThrowableOfType(PermanentFailure.class, () -> fetch(source, server)))
          .hasMessageContaining("not public");
      assertThat(server.targets()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        METADATA,
        "fe80::1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "::a9fe:a9fe",
        "64:ff9b::e000:1",
        "64:ff9b::",
        "2002:f000:1::"
      })
  void linkLocalAddressesAreNeverAskedHoweverTheyAreWritten(String address) throws IOException {
    try (FaultServer server = FaultServer.replying(GOOD)) {
      assertThat(
              catchThrowableOfType(
                  PermanentFailure.class, () -> fetch(source(Names.answering(address)), server)))
          .hasMessageContaining("link-local");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "64:ff9b::7f00:1", "2002:a00:1::1"})
  void privateAddressesMayBeAskedWhereTheyAreAllowed(String address) throws IOException {
    AllowedAddresses allowed = new AllowedAddresses(true, Names.answering(address));
    assertThat(allowed.resolve("source.test")).containsExactly(InetAddress.getByName(address));
  }

  @Test
  void aNameThatNobodyKnowsMayBeKnownLater() throws IOException {
    Names late = Names.answering("", "", "127.0.0.1");
    try (FaultServer server = FaultServer.replying(GOOD)) {
      assertThat(fetch(source(late), server).records()).hasSize(2);
      assertThat(late.asked()).hasSize(3);
    }
  }

  @Test
  void aNameThatNobodyEverKnowsIsGivenUp() {
    Names none = Names.answering("");
    URI uri = URI.create("http://source.test/api/1.4/");
    assertThat(
            catchThrowableOfType(
                TransientFailure.class,
                () -> source(none).fetch(request(uri, 1, 2), Sources.SECRETS)))
        .hasMessageContaining("source.test");
    assertThat(none.asked()).hasSize(ATTEMPTS);
  }

  private static HttpRecordSource source(Names names) {
    return new HttpRecordSource(
        config(), InstantSource.system(), names, SSLContexts.createDefault());
  }

  private static FetchedPage fetch(HttpRecordSource source, FaultServer server) {
    return source.fetch(request(server.uri("source.test", "/api/1.4/"), 1, 2), Sources.SECRETS);
  }
}
