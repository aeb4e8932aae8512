package dev.millrace.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final String PLANTED = "dev.millrace.acceptance.planted";

  /** The planted class that each rule must name. */
  private static final Map<String, String> VIOLATIONS =
      Map.ofEntries(
          Map.entry("the domain uses the JDK's core alone", "domain.UsesSql"),
          Map.entry("the application sees the domain alone", "application.SeesAnAdapter"),
          Map.entry("adapters do not see each other", "adapters.kafka.SeesPostgres"),
          Map.entry("adapters see no service class", "adapters.postgres.SeesAService"),
          Map.entry("only the services see Guice", "bootstrap.stream.UsesGuice"),
          Map.entry("nothing sees bootstrap", "application.SeesBootstrap"),
          Map.entry("adapter cassandra uses its technology alone", "adapters.cassandra.UsesGuice"),
          Map.entry("adapter http uses its technology alone", "adapters.http.UsesGuice"),
          Map.entry("adapter kafka uses its technology alone", "adapters.kafka.UsesGuice"),
          Map.entry("adapter postgres uses its technology alone", "adapters.postgres.UsesGuice"),
          Map.entry("adapter spark uses its technology alone", "adapters.spark.UsesGuice"),
          Map.entry("the spark adapter maps nothing", "adapters.spark.MakesAMutation"),
          Map.entry(
              "families are known where they are registered alone", "application.SeesAFamily"),
          Map.entry("no clock, environment or randomness inside", "domain.ReadsTheClock"),
          Map.entry("no package cycles", "domain.event.SeesFamily"),
          Map.entry("ports are interfaces, records, enums and exceptions", "domain.port.IsAClass"),
          Map.entry(
              "adapters of ports in cassandra are final and say their technology",
              "adapters.cassandra.Nameless"),
          Map.entry(
              "adapters of ports in http are final and say their technology",
              "adapters.http.Nameless"),
          Map.entry(
              "adapters of ports in kafka are final and say their technology",
              "adapters.kafka.Nameless"),
          Map.entry(
              "adapters of ports in postgres are final and say their technology",
              "adapters.postgres.PostgresOpen"),
          Map.entry(
              "adapters of ports in spark are final and say their technology",
              "adapters.spark.Nameless"),
          Map.entry("no standard streams", "adapters.spark.Prints"),
          Map.entry("no generic exceptions", "application.ThrowsAnything"),
          Map.entry("no java.util.logging", "domain.LogsByTheJdk"),
          Map.entry("nothing that is read makes objects or code", "adapters.postgres.ReadsObjects"),
          Map.entry("JSON names no classes", "adapters.http.ReadsClasses"),
          Map.entry("no text is pasted into SQL", "adapters.postgres.PastesText"));

  @TestFactory
  Stream<DynamicTest> theHouseKeepsEveryRule() {
    JavaClasses house = House.main();
    return new Rules("dev.millrace")
        .all().entrySet().stream()
            .map(
                rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(house)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleCatchesItsPlantedViolation() {
    JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
    return new Rules(PLANTED)
        .all().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> {
                          EvaluationResult result = rule.getValue().evaluate(planted);
                          assertThat(VIOLATIONS).containsKey(rule.getKey());
                          assertThat(result.getFailureReport().getDetails())
                              .anySatisfy(
                                  detail ->
                                      assertThat(detail)
                                          .contains(PLANTED + "." + VIOLATIONS.get(rule.getKey())));
                        }));
  }
}
