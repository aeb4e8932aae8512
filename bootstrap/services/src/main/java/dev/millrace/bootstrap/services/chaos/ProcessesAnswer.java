package dev.millrace.bootstrap.services.chaos;

import dev.millrace.local.Stack;
import java.util.List;
import java.util.Optional;

/** Every process of the stack is up, was ready since its last start, and answers. */
final class ProcessesAnswer implements Vital {

  private final Stack stack;

  ProcessesAnswer(Stack stack) {
    this.stack = stack;
  }

  @Override
  public Optional<String> complaint() {
    List<String> silent = stack.names().stream().filter(name -> !stack.answers(name)).toList();
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", silent) + " down or silent");
  }
}
