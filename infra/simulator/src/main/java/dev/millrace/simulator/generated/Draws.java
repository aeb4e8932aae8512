package dev.millrace.simulator.generated;

import java.util.List;

/** The random choices of one user: each quantity has its own, whether or not others are asked. */
record Draws(long origin) {

  enum Quantity {
    NATION,
    GENDER,
    TITLE,
    FIRST_NAME,
    LAST_NAME,
    STREET_NUMBER,
    STREET,
    CITY,
    STATE,
    POSTCODE,
    LATITUDE,
    LONGITUDE,
    TIMEZONE,
    ADJECTIVE,
    ANIMAL,
    LOGIN_NUMBER,
    PASSWORD,
    SALT,
    MD5,
    SHA1,
    SHA256,
    BORN,
    REGISTERED,
    PHONE,
    CELL,
    ID,
    PICTURE;

    private final long position = Mix.hash(name(), 0);
  }

  long bits(Quantity quantity) {
    return Mix.mix(origin + quantity.position);
  }

  long below(Quantity quantity, long bound) {
    return (bits(quantity) >>> 1) % bound;
  }

  int index(Quantity quantity, List<?> choices) {
    return (int) below(quantity, choices.size());
  }

  <T> T pick(Quantity quantity, List<T> choices) {
    return choices.get(index(quantity, choices));
  }
}
