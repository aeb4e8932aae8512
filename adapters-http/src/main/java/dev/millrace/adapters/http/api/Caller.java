package dev.millrace.adapters.http.api;

/** Who asks, and as what. */
public record Caller(String name, Role role) {

  /** Where nobody is asked who comes. */
  public static final Caller NOBODY = new Caller("", Role.NOBODY);

  public boolean may(Right right) {
    return role.may(right);
  }
}
