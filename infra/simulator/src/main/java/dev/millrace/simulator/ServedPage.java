package dev.millrace.simulator;

import dev.millrace.simulator.fault.FaultRule;
import dev.millrace.simulator.page.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page that was answered with 200 and sent whole. */
public final class ServedPage {

  private static final Pattern LOGIN_UUID =
      Pattern.compile("\"login\":\\{\"uuid\":\"([0-9a-f-]{36})\"");

  private final PageRequest request;
  private final List<byte[]> records;
  private final @Nullable FaultRule struckBy;

  ServedPage(PageRequest request, List<byte[]> records, @Nullable FaultRule struckBy) {
    this.request = request;
    this.records = List.copyOf(records);
    this.struckBy = struckBy;
  }

  public PageRequest request() {
    return request;
  }

  /** The JSON of each user, the very bytes that were sent. */
  public List<byte[]> records() {
    return records;
  }

  /** The {@code login.uuid} of each user that has one, in the order of the page. */
  public List<UUID> uuids() {
    return records.stream()
        .map(bytes -> LOGIN_UUID.matcher(new String(bytes, StandardCharsets.UTF_8)))
        .filter(Matcher::find)
        .map(match -> UUID.fromString(match.group(1)))
        .toList();
  }

  /** The rule that changed the page or its sending; a client may have refused such a page. */
  public Optional<FaultRule> struckBy() {
    return Optional.ofNullable(struckBy);
  }
}
