package dev.millrace.adapters.http.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is here for. Rights belong to roles, and to nobody beside them. */
public enum Role {
  NOBODY,
  /** Sees personal data, and nothing else. */
  READER,
  /** Pushes records, and does nothing else. */
  COLLECTOR,
  VIEWER,
  OPERATOR,
  ADMIN;

  public boolean may(Right right) {
    return switch (this) {
      case NOBODY -> false;
      case READER -> right == Right.READ_RECORDS || right == Right.UNMASK;
      case COLLECTOR -> right == Right.PUSH;
      case VIEWER -> right == Right.READ_RECORDS || right == Right.READ;
      case OPERATOR -> right == Right.OPERATE || right == Right.PUSH || VIEWER.may(right);
      case ADMIN -> true;
    };
  }

  /** One of those that people have who sign in with a password. */
  static Optional<Role> ofPeople(String word) {
    return Arrays.stream(values())
        .filter(role -> role.compareTo(VIEWER) >= 0)
        .filter(role -> role.word().equals(word))
        .findFirst();
  }

  /** As settings and pages name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
