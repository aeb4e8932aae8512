package dev.millrace.adapters.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/** Certificates of an authority that lives as long as a test, made by the JDK's keytool. */
final class Certificates {

  private static final String AUTHORITY = "authority";
  private static final String PASSWORD = "of a test";

  private final Path file;

  private Certificates(Path file) {
    this.file = file;
  }

  static Certificates in(Path folder) throws IOException, InterruptedException {
    Certificates made = new Certificates(folder.resolve("certificates.p12"));
    made.make(AUTHORITY, "-dname", "CN=authority", "-ext", "bc:c=ca:true");
    return made;
  }

  /** Issues a certificate for a host name, with more of keytool's options. */
  void issue(String alias, String host, String... more) throws IOException, InterruptedException {
    make(alias, options(host, more, "-signer", AUTHORITY));
  }

  /** Makes one that nobody but its own key vouches for. */
  void selfSign(String alias, String host) throws IOException, InterruptedException {
    make(alias, options(host, new String[0]));
  }

  private static String[] options(String host, String[] more, String... signing) {
    List<String> options = new ArrayList<>(List.of("-dname", "CN=" + host));
    options.addAll(List.of("-ext", "san=dns:" + host));
    options.addAll(List.of(more));
    options.addAll(List.of(signing));
    return options.toArray(String[]::new);
  }

  private void make(String alias, String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  /** What a server needs that shows this certificate. */
  SSLContext server(String alias) throws GeneralSecurityException, IOException {
    return SSLContexts.custom()
        .loadKeyMaterial(store(), PASSWORD.toCharArray(), (known, parameters) -> alias)
        .build();
  }

  /** What a client needs that trusts the authority and nobody else. */
  SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(AUTHORITY, store().getCertificate(AUTHORITY));
    return SSLContexts.custom().loadTrustMaterial(trusted, null).build();
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }
}
