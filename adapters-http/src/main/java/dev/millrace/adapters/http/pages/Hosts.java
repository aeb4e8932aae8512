package dev.millrace.adapters.http.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names by which this server is asked for. A page of another site whose name leads here, too,
 * would otherwise be of this server's origin.
 *
 * @param names in lower case, without ports
 */
record Hosts(Set<String> names) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> ANY = Set.of("", "0.0.0.0", "::", "[::]");

  /** Those of the loopback, of the address that is listened on, and others. */
  static Hosts of(String bind, Set<String> others) {
    return new Hosts(
        Stream.of(LOOPBACK.stream(), others.stream(), Stream.of(bind))
            .flatMap(names -> names)
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !ANY.contains(name))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a Host header names this server. */
  boolean admit(String host) {
    return name("http://" + host).filter(names::contains).isPresent();
  }

  /** Whether a request that changes something comes from a page of this server, or from none. */
  static boolean isOwn(String host, String origin, String site) {
    return (site.isEmpty() || site.equals("same-origin"))
        && (origin.isEmpty()
            || origin.equalsIgnoreCase("http://" + host)
            || origin.equalsIgnoreCase("https://" + host));
  }

  private static Optional<String> name(String address) {
    try {
      URI uri = new URI(address);
      return uri.getUserInfo() == null && uri.getPath().isEmpty()
          ? Optional.ofNullable(uri.getHost()).map(name -> name.toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }
}
