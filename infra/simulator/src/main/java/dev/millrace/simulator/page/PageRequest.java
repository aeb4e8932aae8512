package dev.millrace.simulator.page;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a client asks for, after the API's silent corrections.
 *
 * @param results users per page, 1 to 5,000
 * @param page counted from 1, at most 10,000
 * @param seed empty when the client leaves it to the server
 * @param nations upper-case country codes, empty for any
 * @param gender {@code male}, {@code female} or empty for any
 * @param fields the wanted fields
 */
public record PageRequest(
    ApiVersion version,
    int results,
    int page,
    String seed,
    List<String> nations,
    String gender,
    Set<Field> fields) {

  public static final int MAX_RESULTS = 5_000;
  public static final int MAX_PAGE = 10_000;

  public PageRequest {
    nations = List.copyOf(nations);
    fields = Set.copyOf(fields);
  }

  /**
   * Reads the parameters; what is no number, too small or over its cap becomes 1, as it does there.
   */
  public static PageRequest of(ApiVersion version, Query query) {
    return new PageRequest(
        version,
        orOne(query.number("results", 1), MAX_RESULTS),
        orOne(query.number("page", 1), MAX_PAGE),
        query.text("seed"),
        query.list("nat").stream().map(code -> code.toUpperCase(Locale.ROOT)).toList(),
        gender(query),
        fields(query));
  }

  /** The index, within the seed's users, of the first one on this page. */
  public long firstIndex() {
    return (page - 1L) * results;
  }

  public PageRequest withPage(int otherPage) {
    return new PageRequest(version, results, otherPage, seed, nations, gender, fields);
  }

  public PageRequest withSeed(String otherSeed) {
    return new PageRequest(version, results, page, otherSeed, nations, gender, fields);
  }

  private static int orOne(int number, int max) {
    return number < 1 || number > max ? 1 : number;
  }

  private static String gender(Query query) {
    String gender = query.text("gender").toLowerCase(Locale.ROOT);
    return gender.equals("male") || gender.equals("female") ? gender : "";
  }

  private static Set<Field> fields(Query query) {
    List<String> included = query.list("inc");
    if (!included.isEmpty()) {
      return Field.of(included);
    }
    EnumSet<Field> left = EnumSet.allOf(Field.class);
    left.removeAll(Field.of(query.list("exc")));
    return left;
  }
}
