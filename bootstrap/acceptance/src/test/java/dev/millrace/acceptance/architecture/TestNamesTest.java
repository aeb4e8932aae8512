package dev.millrace.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** A test class of another name would never run. */
class TestNamesTest {

  @Test
  void everyClassWithTestsIsFoundByItsName() {
    assertThat(misnamed(House.tests())).isEmpty();
  }

  @Test
  void aMisnamedOneIsNoticed() {
    assertThat(misnamed(new ClassFileImporter().importClasses(Forgotten.class)))
        .containsExactly(Forgotten.class.getName());
  }

  private static List<String> misnamed(JavaClasses tests) {
    return tests.stream()
        .filter(candidate -> !candidate.isInterface() && !candidate.isNestedClass())
        .filter(TestNamesTest::hasTests)
        .filter(candidate -> !candidate.getSimpleName().matches(".*(Test|IT)"))
        .map(JavaClass::getName)
        .toList();
  }

  private static boolean hasTests(JavaClass candidate) {
    return candidate.getMethods().stream()
        .anyMatch(method -> method.isMetaAnnotatedWith(Testable.class));
  }
}
