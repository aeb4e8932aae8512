package dev.millrace.simulator.generated;

import dev.millrace.simulator.page.JsonText;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * What the people of one country look like.
 *
 * @param numericPostcode whether the API writes the postcode as a number
 * @param idValue has an empty shape where the country has no id; the API then says null
 */
record Nation(
    String code,
    JsonText country,
    boolean numericPostcode,
    Pattern postcode,
    Pattern phone,
    Pattern cell,
    String idName,
    Pattern idValue,
    List<JsonText> titlesOfMen,
    List<JsonText> titlesOfWomen,
    List<Name> men,
    List<Name> women,
    List<Name> lastNames,
    List<JsonText> cities,
    List<JsonText> states,
    List<JsonText> streets) {

  /** Reads a country's file, passing its words through {@code spelling}. */
  static Nation read(String code, Properties file, UnaryOperator<String> spelling) {
    return new Nation(
        code,
        JsonText.escaped(file.getProperty("country")),
        Boolean.parseBoolean(file.getProperty("postcode.number")),
        new Pattern(file.getProperty("postcode")),
        new Pattern(file.getProperty("phone")),
        new Pattern(file.getProperty("cell")),
        file.getProperty("id.name"),
        new Pattern(file.getProperty("id.value")),
        texts(file, "titles.male", spelling),
        texts(file, "titles.female", spelling),
        names(file, "male", spelling),
        names(file, "female", spelling),
        names(file, "last", spelling),
        texts(file, "cities", spelling),
        texts(file, "states", spelling),
        texts(file, "streets", spelling));
  }

  private static List<JsonText> texts(Properties file, String key, UnaryOperator<String> spelling) {
    return words(file, key).stream().map(spelling).map(JsonText::escaped).toList();
  }

  private static List<Name> names(Properties file, String key, UnaryOperator<String> spelling) {
    return words(file, key).stream().map(spelling).map(Name::of).toList();
  }

  private static List<String> words(Properties file, String key) {
    return Arrays.asList(file.getProperty(key).split(","));
  }
}
