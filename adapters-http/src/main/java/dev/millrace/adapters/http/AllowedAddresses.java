package dev.millrace.adapters.http;

import dev.millrace.domain.failure.PermanentFailure;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up the addresses of sources: public ones, and private ones when that is configured. A host
 * is refused when any of its addresses is. Who connects takes what is answered here and looks
 * nothing up again, so a name cannot come to mean another address after it was checked. An address
 * that is never allowed is not allowed within another one either.
 *
 * @param names what the addresses are looked up in
 */
record AllowedAddresses(boolean privateOnes, DnsResolver names) implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
      throw new PermanentFailure(
          host
              + " has an address that is not public; sources at private addresses must be allowed"
              + " by configuration, at link-local ones they never are");
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  boolean isAllowed(InetAddress address) {
    return !isNever(address) && (privateOnes || !isPrivate(address));
  }

  private static boolean isNever(InetAddress address) {
    return isReserved(address)
        || embedded(address).filter(AllowedAddresses::isReserved).isPresent();
  }

  private static boolean isReserved(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean reserved = bytes.length == 4 && ((bytes[0] & 0xf0) == 0xf0 || bytes[0] == 0);
    return reserved
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress();
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || (address instanceof Inet6Address ? isPrivate6(address) : isShared(address));
  }

  /** Unique local (fc00::/7), and what embeds an IPv4 address. */
  private static boolean isPrivate6(InetAddress address) {
    return (address.getAddress()[0] & 0xfe) == 0xfc || embedded(address).isPresent();
  }

  /** The IPv4 address in one of NAT64, 6to4, or IPv4-compatible, but for the loopback one. */
  private static Optional<InetAddress> embedded(InetAddress address) {
    byte[] b = address.getAddress();
    if (b.length == 4 || address.isLoopbackAddress()) {
      return Optional.empty();
    }
    boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
    boolean compatible = b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] == 0;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    if (sixToFour) {
      return Optional.of(address4(b, 2));
    }
    return nat64 || compatible ? Optional.of(address4(b, 12)) : Optional.empty();
  }

  private static InetAddress address4(byte[] within, int offset) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(within, offset, offset + 4));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Carrier-grade NAT (100.64.0.0/10) and benchmarking networks (198.18.0.0/15). */
  private static boolean isShared(InetAddress address) {
    byte[] b = address.getAddress();
    boolean carrier = b[0] == 100 && (b[1] & 0xc0) == 0x40;
    boolean benchmark = (b[0] & 0xff) == 198 && (b[1] & 0xfe) == 18;
    return carrier || benchmark;
  }
}
