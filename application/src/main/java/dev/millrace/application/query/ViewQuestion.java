package dev.millrace.application.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to read, in texts that nobody trusts.
 *
 * @param view its name
 * @param key the values of its partition key by column
 * @param from the least value of the first column of the clustering key; null for no bound
 * @param to what its values stay below; null for no bound
 * @param page the {@code next} of the page before; null for the first page
 * @param limit how many rows at most
 * @param isPersonal whether personal data is shown, and not masked
 */
public record ViewQuestion(
    String view,
    Map<String, String> key,
    @Nullable String from,
    @Nullable String to,
    @Nullable String page,
    int limit,
    boolean isPersonal) {

  public ViewQuestion {
    key = Map.copyOf(key);
  }
}
