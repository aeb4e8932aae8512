package dev.millrace.simulator.generated;

import dev.millrace.simulator.page.ApiVersion;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The countries that each version of the API knows, in the order of their codes. */
final class Nations {

  private static final List<String> CODES =
      List.of(
          "AU", "BR", "CA", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IN", "IR", "MX", "NL",
          "NO", "NZ", "RS", "TR", "UA", "US");
  private static final List<String> SINCE_1_4 = List.of("IN", "MX", "RS", "UA");

  private static final List<Nation> PROPER = read(UnaryOperator.identity());
  private static final List<Nation> LOWER_CASE = read(text -> text.toLowerCase(Locale.ROOT));

  private Nations() {}

  static List<Nation> of(ApiVersion version) {
    return known(version).toList();
  }

  /** Those among the codes that the version knows; all of them when it knows none. */
  static List<Nation> of(ApiVersion version, List<String> codes) {
    List<Nation> chosen = known(version).filter(nation -> codes.contains(nation.code())).toList();
    return chosen.isEmpty() ? of(version) : chosen;
  }

  private static Stream<Nation> known(ApiVersion version) {
    List<Nation> all = version.atLeast(ApiVersion.V1_3) ? PROPER : LOWER_CASE;
    return all.stream().filter(nation -> isKnown(nation.code(), version));
  }

  private static boolean isKnown(String code, ApiVersion version) {
    return switch (version) {
      case V1_4 -> true;
      case V1_0 -> !SINCE_1_4.contains(code) && !code.equals("NO");
      default -> !SINCE_1_4.contains(code);
    };
  }

  private static List<Nation> read(UnaryOperator<String> spelling) {
    return CODES.stream()
        .map(code -> Nation.read(code, WordLists.properties("nations/" + code), spelling))
        .toList();
  }
}
