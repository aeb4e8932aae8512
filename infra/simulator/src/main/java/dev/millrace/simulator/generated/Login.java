package dev.millrace.simulator.generated;

import dev.millrace.simulator.generated.Draws.Quantity;
import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.JsonBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * The {@code login}, with its secrets in the clear as the API sends them. Salt and hashes have the
 * right length but hash nothing. Before version 1.2 there is no uuid.
 */
final class Login {

  private static final Properties WORDS = WordLists.properties("logins");
  private static final List<String> ADJECTIVES = words("adjectives");
  private static final List<String> ANIMALS = words("animals");
  private static final List<String> PASSWORDS = words("passwords");

  private static final int MD5_DIGITS = 32;
  private static final int SHA1_DIGITS = 40;
  private static final int SHA256_DIGITS = 64;

  private Login() {}

  static void login(User user, JsonBytes out) {
    out.character('{');
    if (user.version().atLeast(ApiVersion.V1_2)) {
      uuid(user.uuid().getMostSignificantBits(), user.uuid().getLeastSignificantBits(), out);
    }
    Draws draws = user.draws();
    out.ascii("\"username\":\"").ascii(draws.pick(Quantity.ADJECTIVE, ADJECTIVES));
    out.ascii(draws.pick(Quantity.ANIMAL, ANIMALS));
    out.number(100 + draws.below(Quantity.LOGIN_NUMBER, 900));
    out.ascii("\",\"password\":").quoted(draws.pick(Quantity.PASSWORD, PASSWORDS));
    out.ascii(",\"salt\":\"").hex(draws.bits(Quantity.SALT), 8);
    out.ascii("\",\"md5\":\"");
    digest(draws.bits(Quantity.MD5), MD5_DIGITS, out);
    out.ascii("\",\"sha1\":\"");
    digest(draws.bits(Quantity.SHA1), SHA1_DIGITS, out);
    out.ascii("\",\"sha256\":\"");
    digest(draws.bits(Quantity.SHA256), SHA256_DIGITS, out);
    out.ascii("\"}");
  }

  private static void uuid(long high, long low, JsonBytes out) {
    out.ascii("\"uuid\":\"").hex(high >>> 32, 8).character('-');
    out.hex(high >>> 16, 4).character('-').hex(high, 4).character('-');
    out.hex(low >>> 48, 4).character('-').hex(low, 12).ascii("\",");
  }

  private static void digest(long bits, int digits, JsonBytes out) {
    for (int done = 0; done < digits; done += 8) {
      out.hex(Mix.at(bits, done), 8);
    }
  }

  private static List<String> words(String key) {
    return Arrays.asList(WORDS.getProperty(key).split(","));
  }
}
