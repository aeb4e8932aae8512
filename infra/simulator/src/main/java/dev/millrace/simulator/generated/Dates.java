package dev.millrace.simulator.generated;

import dev.millrace.simulator.generated.Draws.Quantity;
import dev.millrace.simulator.page.JsonBytes;
import java.time.LocalDate;

/**
 * {@code dob} and {@code registered}: a number of seconds in version 1.0, a text in 1.1, since then
 * a date with the age in whole years, which rises with the calendar.
 */
final class Dates {

  private static final long SECOND = 1_000;
  private static final long DAY = 86_400 * SECOND;

  private static final long FIRST_BORN = LocalDate.of(1944, 9, 1).toEpochDay() * DAY;
  private static final long LAST_BORN = LocalDate.of(2001, 5, 21).toEpochDay() * DAY;
  private static final long FIRST_REGISTERED = LocalDate.of(2002, 3, 22).toEpochDay() * DAY;
  private static final long LAST_REGISTERED = LocalDate.of(2022, 5, 20).toEpochDay() * DAY;

  private Dates() {}

  static void born(User user, JsonBytes out) {
    append(user, FIRST_BORN + user.draws().below(Quantity.BORN, LAST_BORN - FIRST_BORN), out);
  }

  static void registered(User user, JsonBytes out) {
    long span = LAST_REGISTERED - FIRST_REGISTERED;
    append(user, FIRST_REGISTERED + user.draws().below(Quantity.REGISTERED, span), out);
  }

  private static void append(User user, long millis, JsonBytes out) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
    int ofDay = (int) Math.floorMod(millis, DAY);
    switch (user.version()) {
      case V1_0 -> out.number(Math.floorDiv(millis, SECOND));
      case V1_1 -> dateAndTime(out.character('"'), date, ' ', ofDay).character('"');
      default -> {
        dateAndTime(out.ascii("{\"date\":\""), date, 'T', ofDay);
        if (!user.version().number().equals("1.2")) {
          out.character('.').padded((int) (ofDay % SECOND), 3);
        }
        out.ascii("Z\",\"age\":").number(age(date, user.population().today())).character('}');
      }
    }
  }

  private static JsonBytes dateAndTime(JsonBytes out, LocalDate date, char between, int ofDay) {
    int seconds = (int) (ofDay / SECOND);
    out.padded(date.getYear(), 4).character('-').padded(date.getMonthValue(), 2);
    out.character('-').padded(date.getDayOfMonth(), 2).character(between);
    out.padded(seconds / 3_600, 2).character(':').padded(seconds / 60 % 60, 2);
    return out.character(':').padded(seconds % 60, 2);
  }

  private static int age(LocalDate date, LocalDate today) {
    int years = today.getYear() - date.getYear();
    boolean beforeAnniversary =
        today.getMonthValue() < date.getMonthValue()
            || (today.getMonthValue() == date.getMonthValue()
                && today.getDayOfMonth() < date.getDayOfMonth());
    return beforeAnniversary ? years - 1 : years;
  }
}
