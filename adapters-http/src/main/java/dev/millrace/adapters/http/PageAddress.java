package dev.millrace.adapters.http;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.source.PageRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a page is asked for. Shown without its query, which may hold an access key.
 *
 * @param uri with the source's own parameters, then results, page and seed
 */
record PageAddress(URI uri, int page) {

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");
  private static final Set<String> OURS = Set.of("results", "page", "seed");

  static PageAddress of(PageRequest request) {
    URI source = request.source();
    requireAskable(source);
    String path = source.getRawPath().isEmpty() ? "/" : source.getRawPath();
    URI uri = URI.create(originOf(source) + path + "?" + query(request));
    return new PageAddress(uri, request.page());
  }

  private static void requireAskable(URI source) {
    boolean web = "http".equalsIgnoreCase(source.getScheme());
    boolean secure = "https".equalsIgnoreCase(source.getScheme());
    if (!(web || secure) || source.getHost() == null || source.getRawUserInfo() != null) {
      throw new PermanentFailure(
          "a source is an http or https address with a host and without a user, not one of scheme "
              + source.getScheme());
    }
  }

  private static String query(PageRequest request) {
    Stream<String> asked =
        Stream.of(
            "results=" + request.size(),
            "page=" + request.page(),
            "seed=" + encoded(request.seed()));
    return Stream.concat(kept(request.source().getRawQuery()), asked)
        .collect(Collectors.joining("&"));
  }

  private static Stream<String> kept(@Nullable String query) {
    return query == null
        ? Stream.empty()
        : Arrays.stream(query.split("&"))
            .filter(part -> !part.isEmpty() && !OURS.contains(part.split("=", 2)[0]));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Scheme, host and port. */
  String origin() {
    return originOf(uri);
  }

  /** In lower case, so that one host is one however it is written: RFC 3986, section 6.2.2.1. */
  private static String originOf(URI uri) {
    return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
  }

  /** The version that the path names, such as 1.4. */
  Optional<String> version() {
    return Arrays.stream(uri.getRawPath().split("/"))
        .filter(VERSION.asMatchPredicate())
        .reduce((first, last) -> last);
  }

  @Override
  public String toString() {
    return origin() + uri.getRawPath() + " page " + page;
  }
}
