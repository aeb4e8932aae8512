package dev.millrace.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ContractCoverageTest {

  private static final String PLANTED = "dev.millrace.acceptance.planted";

  @Test
  void everyAdapterOfAPortRunsItsContract() {
    assertThat(new Coverage("dev.millrace.domain.port", House.main(), House.tests()).gaps())
        .isEmpty();
  }

  @Test
  void aPortWithoutContractIsNoticed() {
    JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

    assertThat(new Coverage(PLANTED + ".domain.port", planted, planted).gaps())
        .contains("port " + PLANTED + ".domain.port.Port has no contract");
  }

  @Test
  void anAdapterThatSkipsTheContractIsNoticed() {
    JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

    assertThat(new Coverage(PLANTED + ".domain.port", planted, planted).gaps())
        .contains(PLANTED + ".adapters.kafka.KafkaSkipping does not run HeldContract")
        .noneMatch(gap -> gap.contains("KafkaHeld"));
  }
}
