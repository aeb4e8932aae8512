package dev.millrace.simulator.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A version of the API; later ones say more about a user and say it in proper case. */
public enum ApiVersion {
  V1_0("1.0"),
  V1_1("1.1"),
  V1_2("1.2"),
  V1_3("1.3"),
  V1_4("1.4");

  private static final List<Field> REGISTERED_FIRST =
      List.of(
          Field.GENDER,
          Field.NAME,
          Field.LOCATION,
          Field.EMAIL,
          Field.LOGIN,
          Field.REGISTERED,
          Field.DOB,
          Field.PHONE,
          Field.CELL,
          Field.ID,
          Field.PICTURE,
          Field.NAT);

  private final String number;

  ApiVersion(String number) {
    this.number = number;
  }

  public static Optional<ApiVersion> of(String number) {
    return Arrays.stream(values()).filter(version -> version.number.equals(number)).findFirst();
  }

  public static ApiVersion latest() {
    return V1_4;
  }

  public String number() {
    return number;
  }

  public boolean atLeast(ApiVersion other) {
    return compareTo(other) >= 0;
  }

  /** The fields of a user in the order in which this version writes them. */
  public List<Field> fields() {
    return this == V1_0 ? REGISTERED_FIRST : List.of(Field.values());
  }
}
