package dev.millrace.domain.users;

import java.util.UUID;

/** Names one user. */
public record UserId(UUID value) {

  public static UserId of(String text) {
    return new UserId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
