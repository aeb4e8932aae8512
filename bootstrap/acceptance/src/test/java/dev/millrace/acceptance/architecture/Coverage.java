package dev.millrace.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which implementations of ports no test holds to the port's contract. A port's contract is the
 * interface named port plus {@code Contract} in the port's package; an implementation runs it by a
 * test class named after the implementation that implements the contract.
 */
final class Coverage {

  private final String ports;
  private final JavaClasses main;
  private final JavaClasses tests;

  Coverage(String ports, JavaClasses main, JavaClasses tests) {
    this.ports = ports;
    this.main = main;
    this.tests = tests;
  }

  /** Every gap, in words. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    for (JavaClass port : main) {
      if (isPort(port) && isImplemented(port) && !isHandedOutByAPort(port)) {
        gapsOf(port).forEach(gaps::add);
      }
    }
    return gaps;
  }

  private boolean isPort(JavaClass candidate) {
    return candidate.isInterface() && candidate.getPackageName().startsWith(ports);
  }

  /** What a port hands to its callers, such as a transaction, is held to that port's contract. */
  private boolean isHandedOutByAPort(JavaClass candidate) {
    return main.stream()
        .filter(this::isPort)
        .flatMap(port -> port.getMethods().stream())
        .flatMap(method -> method.getParameterTypes().stream())
        .anyMatch(parameter -> parameter.getAllInvolvedRawTypes().contains(candidate));
  }

  private boolean isImplemented(JavaClass port) {
    return implementations(port).findAny().isPresent();
  }

  private Stream<String> gapsOf(JavaClass port) {
    Optional<JavaClass> contract = find(tests, port.getName() + "Contract");
    if (contract.isEmpty()) {
      return Stream.of("port " + port.getName() + " has no contract");
    }
    return implementations(port)
        .filter(implementation -> !runs(implementation, contract.get()))
        .map(
            implementation ->
                implementation.getName() + " does not run " + contract.get().getSimpleName());
  }

  /** Real ones in the adapters, and doubles in the tests that claim to work. */
  private Stream<JavaClass> implementations(JavaClass port) {
    return Stream.concat(
            main.stream(), tests.stream().filter(c -> c.getSimpleName().startsWith("InMemory")))
        .filter(candidate -> !candidate.isInterface())
        .filter(candidate -> !candidate.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(candidate -> !candidate.getSimpleName().isEmpty())
        .filter(candidate -> isA(candidate, port));
  }

  private boolean runs(JavaClass implementation, JavaClass contract) {
    return tests.stream()
        .filter(test -> test.getSimpleName().matches(".*(Test|IT)"))
        .filter(test -> test.getSimpleName().startsWith(implementation.getSimpleName()))
        .anyMatch(test -> isA(test, contract));
  }

  private static boolean isA(JavaClass candidate, JavaClass wanted) {
    return candidate.getAllRawInterfaces().stream()
        .anyMatch(implemented -> implemented.getName().equals(wanted.getName()));
  }

  private static Optional<JavaClass> find(JavaClasses classes, String name) {
    return classes.stream().filter(candidate -> candidate.getName().equals(name)).findFirst();
  }
}
