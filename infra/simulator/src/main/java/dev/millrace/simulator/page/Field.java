package dev.millrace.simulator.page;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fields of a user that {@code inc} and {@code exc} can name, in the order of version 1.4. */
public enum Field {
  GENDER,
  NAME,
  LOCATION,
  EMAIL,
  LOGIN,
  DOB,
  REGISTERED,
  PHONE,
  CELL,
  ID,
  PICTURE,
  NAT;

  public static final Set<Field> ALL = Collections.unmodifiableSet(EnumSet.allOf(Field.class));

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The fields with these keys; other keys are passed over, as the API does. */
  public static Set<Field> of(List<String> keys) {
    EnumSet<Field> fields = EnumSet.noneOf(Field.class);
    for (Field field : values()) {
      if (keys.contains(field.key())) {
        fields.add(field);
      }
    }
    return Collections.unmodifiableSet(fields);
  }
}
