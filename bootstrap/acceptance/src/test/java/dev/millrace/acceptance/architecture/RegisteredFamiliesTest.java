package dev.millrace.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import dev.millrace.domain.family.Family;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A family that only one side knows piles up before the other. */
class RegisteredFamiliesTest {

  private final JavaClasses house = House.main();

  @Test
  void bothCompositionRootsRegisterEveryFamilyThereIs() {
    Set<String> families = families();

    assertThat(families).contains("dev.millrace.domain.users.Users");
    assertThat(madeBy("FamiliesModule")).isEqualTo(families);
    assertThat(madeBy("StreamFactory")).isEqualTo(families);
  }

  private Set<String> families() {
    return house.stream()
        .filter(type -> type.isAssignableTo(Family.class) && !type.isInterface())
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  private Set<String> madeBy(String root) {
    return house.stream()
        .filter(type -> type.getSimpleName().equals(root))
        .flatMap(type -> type.getConstructorCallsFromSelf().stream())
        .map(JavaConstructorCall::getTargetOwner)
        .filter(made -> made.isAssignableTo(Family.class))
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }
}
