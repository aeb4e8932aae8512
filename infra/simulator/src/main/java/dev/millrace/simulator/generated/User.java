package dev.millrace.simulator.generated;

import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.JsonText;
import java.util.UUID;

/**
 * One user, written anew at each request.
 *
 * @param origin the country of the name, the telephone and the id
 * @param home the country of the address
 * @param affected whether the generation changes this user
 */
record User(
    Population population,
    Draws draws,
    UUID uuid,
    Nation origin,
    Nation home,
    boolean female,
    boolean affected)
    implements JsonText {

  @Override
  public void appendTo(JsonBytes out) {
    char separator = '{';
    for (Field field : population.fields()) {
      if (!(affected && population.generation().missing().contains(field))) {
        out.character(separator).character('"').ascii(field.key()).ascii("\":");
        append(field, out);
        separator = ',';
      }
    }
    out.ascii(separator == '{' ? "{}" : "}");
  }

  ApiVersion version() {
    return population.version();
  }

  boolean changes(Generation.Change change) {
    return affected && population.generation().changes().contains(change);
  }

  private void append(Field field, JsonBytes out) {
    switch (field) {
      case GENDER -> out.ascii(female ? "\"female\"" : "\"male\"");
      case NAME -> Person.name(this, out);
      case LOCATION -> Address.location(this, out);
      case EMAIL -> Person.email(this, out);
      case LOGIN -> Login.login(this, out);
      case DOB -> Dates.born(this, out);
      case REGISTERED -> Dates.registered(this, out);
      case PHONE -> Person.phone(this, out);
      case CELL -> Person.cell(this, out);
      case ID -> Person.id(this, out);
      case PICTURE -> Person.picture(this, out);
      case NAT -> out.quoted(home.code());
    }
  }
}
