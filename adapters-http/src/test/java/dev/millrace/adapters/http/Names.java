package dev.millrace.adapters.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** A look-up of names that answers by a script, its last line again and again. */
final class Names implements DnsResolver {

  private final List<String> script;
  private final List<String> asked = new ArrayList<>();

  private Names(List<String> script) {
    this.script = script;
  }

  /** Answers these addresses one after the other; an empty one is none. */
  static Names answering(String... addresses) {
    return new Names(List.of(addresses));
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized InetAddress[] resolve(String host) throws UnknownHostException {
    asked.add(host);
    String address = script.get(Math.min(asked.size(), script.size()) - 1);
    if (address.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.getByName(address)};
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
