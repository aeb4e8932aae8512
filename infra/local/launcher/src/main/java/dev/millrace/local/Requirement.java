package dev.millrace.local;

/**
 * One thing that the stack needs of this machine.
 *
 * @param found what there is, or what is wrong
 * @param todo what helps; empty when it is met
 */
public record Requirement(String name, boolean isMet, String found, String todo) {

  static Requirement met(String name, String found) {
    return new Requirement(name, true, found, "");
  }

  static Requirement unmet(String name, String found, String todo) {
    return new Requirement(name, false, found, todo);
  }

  String problem() {
    return found + "\n  " + todo;
  }
}
