package dev.millrace.simulator.generated;

import dev.millrace.simulator.generated.Draws.Quantity;
import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.JsonText;
import java.util.List;

/** The {@code location}; before version 1.3 the street is one string, before 1.2 no coordinates. */
final class Address {

  private static final List<String> TIMEZONES = WordLists.lines("timezones");

  private Address() {}

  static void location(User user, JsonBytes out) {
    street(user, out);
    out.ascii(",\"city\":\"").json(city(user));
    out.ascii("\",\"state\":\"").json(user.draws().pick(Quantity.STATE, user.home().states()));
    out.character('"');
    if (user.version().atLeast(ApiVersion.V1_3)) {
      out.ascii(",\"country\":\"").json(user.home().country()).character('"');
    }
    postcode(user, out);
    if (user.version().atLeast(ApiVersion.V1_2)) {
      position(user, out);
    }
    out.character('}');
  }

  private static void street(User user, JsonBytes out) {
    long number = 1 + user.draws().below(Quantity.STREET_NUMBER, 9_999);
    JsonText name = user.draws().pick(Quantity.STREET, user.home().streets());
    if (user.version().atLeast(ApiVersion.V1_3)) {
      out.ascii("{\"street\":{\"number\":").number(number);
      out.ascii(",\"name\":\"").json(name).ascii("\"}");
    } else {
      out.ascii("{\"street\":\"").number(number).character(' ').json(name).character('"');
    }
  }

  private static JsonText city(User user) {
    List<JsonText> cities = user.home().cities();
    int index = user.draws().index(Quantity.CITY, cities);
    return user.changes(Generation.Change.CITY)
        ? cities.get(user.population().generation().moved(index, cities.size()))
        : cities.get(index);
  }

  private static void postcode(User user, JsonBytes out) {
    String quote = user.home().numericPostcode() ? "" : "\"";
    out.ascii(",\"postcode\":").ascii(quote);
    user.home().postcode().append(out, user.draws().bits(Quantity.POSTCODE));
    out.ascii(quote);
  }

  private static void position(User user, JsonBytes out) {
    String timezone = user.draws().pick(Quantity.TIMEZONE, TIMEZONES);
    int space = timezone.indexOf(' ');
    out.ascii(",\"coordinates\":{\"latitude\":");
    degrees(user.draws().below(Quantity.LATITUDE, 1_800_000) - 900_000, out);
    out.ascii(",\"longitude\":");
    degrees(user.draws().below(Quantity.LONGITUDE, 3_600_000) - 1_800_000, out);
    out.ascii("},\"timezone\":{\"offset\":").quoted(timezone.substring(0, space));
    out.ascii(",\"description\":").quoted(timezone.substring(space + 1)).character('}');
  }

  /** Ten-thousandths of a degree as the string that the API makes of them. */
  private static void degrees(long tenThousandths, JsonBytes out) {
    long size = Math.abs(tenThousandths);
    out.ascii(tenThousandths < 0 ? "\"-" : "\"").number(size / 10_000).character('.');
    out.padded((int) (size % 10_000), 4).character('"');
  }
}
