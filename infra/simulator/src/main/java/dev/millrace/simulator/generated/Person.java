package dev.millrace.simulator.generated;

import dev.millrace.simulator.generated.Draws.Quantity;
import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.JsonText;
import java.util.List;

/** What is said about the person: name, e-mail, telephone, id and picture. */
final class Person {

  private static final int PORTRAITS = 97;
  private static final String PICTURES = "https://randomuser.me/api/portraits/";

  private Person() {}

  static void name(User user, JsonBytes out) {
    List<JsonText> titles =
        user.female() ? user.origin().titlesOfWomen() : user.origin().titlesOfMen();
    out.ascii("{\"title\":\"").json(user.draws().pick(Quantity.TITLE, titles));
    out.ascii("\",\"first\":\"").json(first(user).json());
    out.ascii("\",\"last\":\"").json(last(user).json()).ascii("\"}");
  }

  static void email(User user, JsonBytes out) {
    out.character('"').ascii(first(user).mail()).character('.').ascii(last(user).mail());
    if (user.changes(Generation.Change.EMAIL)) {
      out.ascii(".g").number(user.population().generation().number());
    }
    out.ascii("@example.com\"");
  }

  static void phone(User user, JsonBytes out) {
    quoted(user.origin().phone(), user, Quantity.PHONE, out);
  }

  static void cell(User user, JsonBytes out) {
    quoted(user.origin().cell(), user, Quantity.CELL, out);
  }

  static void id(User user, JsonBytes out) {
    Nation nation = user.origin();
    out.ascii("{\"name\":\"").ascii(nation.idName()).ascii("\",\"value\":");
    if (nation.idValue().shape().isEmpty()) {
      out.ascii("null");
    } else {
      quoted(nation.idValue(), user, Quantity.ID, out);
    }
    out.character('}');
  }

  static void picture(User user, JsonBytes out) {
    long number = user.draws().below(Quantity.PICTURE, PORTRAITS);
    String portrait = (user.female() ? "women/" : "men/") + number + ".jpg\"";
    out.ascii("{\"large\":\"").ascii(PICTURES).ascii(portrait);
    out.ascii(",\"medium\":\"").ascii(PICTURES).ascii("med/").ascii(portrait);
    out.ascii(",\"thumbnail\":\"").ascii(PICTURES).ascii("thumb/").ascii(portrait).character('}');
  }

  private static void quoted(Pattern pattern, User user, Quantity quantity, JsonBytes out) {
    out.character('"');
    pattern.append(out, user.draws().bits(quantity));
    out.character('"');
  }

  private static Name first(User user) {
    List<Name> names = user.female() ? user.origin().women() : user.origin().men();
    return user.draws().pick(Quantity.FIRST_NAME, names);
  }

  private static Name last(User user) {
    return user.draws().pick(Quantity.LAST_NAME, user.origin().lastNames());
  }
}
