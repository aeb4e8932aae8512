package dev.millrace.acceptance.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.domain.port.run.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A user as the source serves it.
 *
 * @param content a digest of all that does not change from day to day
 */
record SourceUser(
    UUID id, String nationality, String gender, Instant born, String email, String content) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All users of a plan, asked of the source anew. */
  static List<SourceUser> all(RunPlan plan) {
    List<SourceUser> users = new ArrayList<>();
    for (int page = 1; users.size() < plan.records(); page++) {
      String query = "?results=%d&page=%d&seed=%s".formatted(plan.pageSize(), page, plan.seed());
      page(plan.source().resolve(query)).get("results").forEach(user -> users.add(of(user)));
    }
    return users;
  }

  private static JsonNode page(URI address) {
    try {
      return JSON.readTree(address.toURL());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceUser of(JsonNode user) {
    UUID id = UUID.fromString(user.at("/login/uuid").asText());
    ((ObjectNode) user.get("dob")).remove("age");
    ((ObjectNode) user.get("registered")).remove("age");
    return new SourceUser(
        id,
        user.get("nat").asText(),
        user.get("gender").asText(),
        Instant.parse(user.at("/dob/date").asText()),
        user.get("email").asText(),
        digest(user.toString()));
  }

  /** What a version of this user that was stored at that time is counted under. */
  List<String> countedUnder(Instant stored) {
    return List.of("country " + nationality, "gender " + gender, "age_band " + ageBand(stored));
  }

  private String ageBand(Instant at) {
    long age = ChronoUnit.YEARS.between(day(born), day(at));
    if (age >= 65) {
      return "65+";
    }
    if (age < 25) {
      return age < 18 ? "0-17" : "18-24";
    }
    long from = (age - 25) / 10 * 10 + 25;
    return from + "-" + (from + 9);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  String emailHash() {
    return digest(email.strip().toLowerCase(Locale.ROOT));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
