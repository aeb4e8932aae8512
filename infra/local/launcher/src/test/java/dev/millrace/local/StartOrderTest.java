package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StartOrderTest {

  @Test
  void eachComesAfterWhatItNeeds() {
    List<ProcessSpec> order =
        StartOrder.of(
            List.of(
                process("relay", "kafka", "postgres"),
                process("registry", "postgres"),
                process("kafka"),
                process("postgres")),
            Set.of());

    assertThat(order)
        .extracting(ProcessSpec::name)
        .containsExactly("kafka", "postgres", "relay", "registry");
  }

  @Test
  void whatRunsAlreadyMayBeNeeded() {
    List<ProcessSpec> order =
        StartOrder.of(List.of(process("registry", "postgres")), Set.of("postgres"));

    assertThat(order).extracting(ProcessSpec::name).containsExactly("registry");
  }

  @Test
  void aCircleIsNamed() {
    List<ProcessSpec> circle = List.of(process("a", "b"), process("b", "c"), process("c", "a"));

    assertThatThrownBy(() -> StartOrder.of(circle, Set.of()))
        .isInstanceOf(StackException.class)
        .hasMessage("These processes need each other: [a, b, c].");
  }

  @Test
  void aMissingNeedIsNamed() {
    assertThatThrownBy(() -> StartOrder.of(List.of(process("relay", "kafka")), Set.of()))
        .isInstanceOf(StackException.class)
        .hasMessage("relay needs kafka, which is not part of this stack.");
  }

  @Test
  void aNameIsUsedOnce() {
    assertThatThrownBy(() -> StartOrder.of(List.of(process("a"), process("a")), Set.of()))
        .hasMessage("Two processes are called a.");
    assertThatThrownBy(() -> StartOrder.of(List.of(process("a")), Set.of("a")))
        .hasMessage("Two processes are called a.");
  }

  private static ProcessSpec process(String name, String... needs) {
    return ProcessSpec.of(name, Path.of("."), List.of("true")).needing(Set.of(needs));
  }
}
