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
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HttpRecordSourceTlsTest {

  private static final String HOST = "source.test";
  private static final String TWO = "[{\"a\":1},{\"a\":2}]";

  private static Certificates certificates;
  private static SSLContext trust;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    certificates = Certificates.in(folder);
    certificates.issue("good", HOST);
    certificates.issue("expired", HOST, "-startdate", "-10d", "-validity", "5");
    certificates.issue("early", HOST, "-startdate", "+5d");
    certificates.issue("of another host", "elsewhere.test");
    certificates.selfSign("self-signed", HOST);
    trust = certificates.trusting();
  }

  @Test
  void aTrustedServerIsAsked() throws Exception {
    try (FaultServer server = serving("good")) {
      assertThat(fetch(server, trust).records()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "expired, NotAfter",
    "early, NotBefore",
    "of another host, source.test",
    "self-signed, unable to find valid certification path"
  })
  void anUntrustedServerIsNotEvenAsked(String alias, String why) throws Exception {
    try (FaultServer server = serving(alias)) {
      PermanentFailure failure =
          catchThrowableOfType(PermanentFailure.class, () -> fetch(server, trust));
      assertThat(failure).hasMessageContainingAll("its TLS is not trusted", why);
      assertThat(server.targets()).isEmpty();
    }
  }

  @Test
  void anAuthorityThatThePlatformDoesNotKnowIsNotTrusted() throws Exception {
    try (FaultServer server = serving("good")) {
      SSLContext platform = SSLContexts.createDefault();
      assertThat(catchThrowableOfType(PermanentFailure.class, () -> fetch(server, platform)))
          .hasMessageContaining("unable to find valid certification path");
      assertThat(server.targets()).isEmpty();
    }
  }

  /** A whole server hello of TLS 1.0 with a cipher of its time. */
  @Test
  void aServerThatSpeaksTls10AloneIsRefused() throws Exception {
    byte[] hello =
        HexFormat.of().parseHex("160301002a" + "02000026" + "0301" + "5a".repeat(32) + "00002f00");
    try (RawServer server = RawServer.saying(hello)) {
      PermanentFailure failure =
          catchThrowableOfType(PermanentFailure.class, () -> fetch(server.uri("https"), trust));
      assertThat(failure).hasMessageContainingAll("its TLS is not trusted", "TLS10");
      assertThat(server.calls()).isEqualTo(1);
    }
  }

  @Test
  void aHandshakeThatBreaksOffMayPass() throws Exception {
    try (RawServer server = RawServer.saying(new byte[0])) {
      assertThat(
              catchThrowableOfType(TransientFailure.class, () -> fetch(server.uri("https"), trust)))
          .hasMessageContaining("no answer");
      assertThat(server.calls()).isEqualTo(ATTEMPTS);
    }
  }

  private static FaultServer serving(String alias) throws Exception {
    return FaultServer.replyingOverTls(certificates.server(alias), FaultServer.json(page(TWO)));
  }

  private static FetchedPage fetch(FaultServer server, SSLContext trusted) {
    return fetch(server.uri(HOST, "/api/1.4/"), trusted);
  }

  private static FetchedPage fetch(URI uri, SSLContext trusted) {
    return new HttpRecordSource(
            config(), InstantSource.system(), Names.answering("127.0.0.1"), trusted)
        .fetch(request(uri, 1, 2), Sources.SECRETS);
  }
}
