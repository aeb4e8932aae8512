package dev.millrace.acceptance.path;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user as a source sends it, with a canary in each of the five login secrets and a harmless one,
 * the control, in its city: whoever looks for the secrets and finds none must find the control.
 */
record Canaries(UUID user, String mark) {

  private static final List<String> LOGIN_SECRETS =
      List.of("password", "salt", "md5", "sha1", "sha256");

  static Canaries fresh() {
    return new Canaries(UUID.randomUUID(), UUID.randomUUID().toString().replace("-", ""));
  }

  /** What all the secrets of this user start with, and nothing else. */
  String secret() {
    return "canary" + mark;
  }

  String city() {
    return "Finchley" + mark;
  }

  /** A record that is accepted. */
  String record() {
    return record("\"%s\"".formatted(user), name -> name);
  }

  /** A record whose key is no UUID and whose secrets' names are written with escapes. */
  String malformedRecord() {
    return record("17", name -> "\\u%04x%s".formatted((int) name.charAt(0), name.substring(1)));
  }

  /** A page that breaks off behind the secrets of its first record. */
  String brokenPage() {
    String record = record();
    return "{\"results\":[" + record.substring(0, record.length() - 3);
  }

  private String record(String key, UnaryOperator<String> spelled) {
    String secrets =
        LOGIN_SECRETS.stream()
            .map(name -> "\"%s\":\"%s%s\"".formatted(spelled.apply(name), secret(), name))
            .collect(Collectors.joining(","));
    return Stream.of(
            "\"gender\":\"female\"",
            "\"name\":{\"title\":\"Ms\",\"first\":\"Ada\",\"last\":\"Finch\"}",
            "\"location\":{\"city\":\"%s\",\"country\":\"Denmark\"}".formatted(city()),
            "\"email\":\"ada.finch@example.com\"",
            "\"login\":{\"uuid\":%s,\"username\":\"finch\",%s}".formatted(key, secrets),
            "\"registered\":{\"date\":\"2012-02-05T06:55:30.031Z\",\"age\":14}",
            "\"nat\":\"DK\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
