package dev.millrace.simulator.generated;

import dev.millrace.simulator.page.JsonText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * A first or last name.
 *
 * @param mail what is left of it in an e-mail address: lower-case ASCII letters and digits
 */
record Name(JsonText json, String mail) {

  private static final Map<Character, String> ROMANISED =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('ø', "o"),
          Map.entry('æ', "ae"),
          Map.entry('đ', "d"),
          Map.entry('ı', "i"),
          Map.entry('ا', "a"),
          Map.entry('ب', "b"),
          Map.entry('پ', "p"),
          Map.entry('ت', "t"),
          Map.entry('ج', "j"),
          Map.entry('ح', "h"),
          Map.entry('خ', "kh"),
          Map.entry('د', "d"),
          Map.entry('ر', "r"),
          Map.entry('ز', "z"),
          Map.entry('ژ', "zh"),
          Map.entry('س', "s"),
          Map.entry('ش', "sh"),
          Map.entry('ص', "s"),
          Map.entry('ض', "z"),
          Map.entry('ط', "t"),
          Map.entry('ع', "a"),
          Map.entry('ف', "f"),
          Map.entry('ق', "gh"),
          Map.entry('ک', "k"),
          Map.entry('گ', "g"),
          Map.entry('ل', "l"),
          Map.entry('م', "m"),
          Map.entry('ن', "n"),
          Map.entry('و', "v"),
          Map.entry('ه', "h"),
          Map.entry('ی', "y"));

  static Name of(String name) {
    return new Name(JsonText.escaped(name), mail(name));
  }

  private static String mail(String name) {
    String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder mail = new StringBuilder();
    plain.chars().mapToObj(unit -> romanised((char) unit)).forEach(mail::append);
    return mail.toString();
  }

  private static String romanised(char letter) {
    boolean ascii = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    return ascii ? String.valueOf(letter) : ROMANISED.getOrDefault(letter, "");
  }
}
