package dev.millrace.adapters.http.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An address on this server. There are no others in the pages. */
public final class Address {

  public static final Address ROOT = new Address("/");

  private final String text;

  private Address(String text) {
    this.text = text;
  }

  /** That of a path, whose segments may be anybody's texts. */
  public static Address of(String... segments) {
    return new Address(
        Arrays.stream(segments).map(Address::segment).collect(Collectors.joining("/", "/", "")));
  }

  /** That of an element of the same page. */
  public static Address within(String id) {
    return new Address("#" + encoded(id));
  }

  /** The same with one more parameter, whose value may be anybody's text. */
  public Address with(String parameter, String value) {
    return new Address(
        text + (text.indexOf('?') < 0 ? '?' : '&') + encoded(parameter) + '=' + encoded(value));
  }

  /** Nothing, or dots alone, would lead elsewhere, encoded or not. */
  private static String segment(String text) {
    return text.matches("\\.*") ? "-" : encoded(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text;
  }
}
