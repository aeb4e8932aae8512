package dev.millrace.adapters.http.api;

/** Who asks, and as what. */
public record Caller(String name, Role role) {

  /** Where nobody is asked who comes. */
  public static final Caller NOBODY = new Caller("", Role.NOBODY);

  /** Whether a token was shown, which several people may have. */
  public boolean isShared() {
    return name.equals(Bearer.OPERATOR) || name.equals(Bearer.READER_OF_PERSONAL_DATA);
  }

  public boolean may(Right right) {
    return role.may(right);
  }
}
