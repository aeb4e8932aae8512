package dev.millrace.adapters.kafka.codec;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

final class CarriedBySparkTest {

  private static final String PACKAGE = "dev.millrace.adapters.kafka.codec";

  private static final ArchRule RULE =
      noClasses()
          .should()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "java..",
                      "org.apache.avro..",
                      "dev.millrace.domain..",
                      "org.jspecify..",
                      PACKAGE)));

  @Test
  void theCodecUsesOnlyAvroAndTheJdk() {
    JavaClasses codec =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PACKAGE);
    classes().should().resideInAPackage(PACKAGE).check(codec);
    RULE.check(codec);
  }

  @Test
  void theRuleCatchesAViolation() {
    JavaClasses planted = new ClassFileImporter().importClasses(CarriedBySparkTest.class);
    assertThat(RULE.evaluate(planted).hasViolation()).isTrue();
  }
}
