package dev.millrace.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules over the packages below a root: {@code dev.millrace} for the house itself, another root
 * for the planted violations.
 */
final class Rules {

  private static final String[] JDK_OF_THE_DOMAIN = {
    "java.lang..", "java.util..", "java.time..", "java.math..", "java.nio..", "java.text.."
  };

  private static final Set<String> ALSO_OF_THE_DOMAIN =
      Set.of(
          "java.security.MessageDigest", "java.security.NoSuchAlgorithmException", "java.net.URI");

  /** What is below the domain and not among these is a family. */
  private static final Set<String> GENERIC =
      Set.of(
          "anomaly",
          "backfill",
          "call",
          "document",
          "event",
          "failure",
          "family",
          "operator",
          "port",
          "rebuild",
          "record",
          "schedule",
          "template",
          "view",
          "window");

  /** Where families are registered, and the benchmarks that measure with one of them. */
  private static final Set<String> REGISTRATIONS =
      Set.of(
          "FamiliesModule",
          "StreamFactory",
          "IngestWorkbench",
          "RelayWorkbench",
          "StreamWorkbench",
          "PathBench");

  private static final Map<String, List<String>> TECHNOLOGIES =
      Map.of(
          "http",
          List.of(
              "io.github.resilience4j..",
              "org.eclipse.jetty..",
              "com.fasterxml.jackson..",
              "org.apache.hc.."),
          "postgres",
          List.of(
              "org.apache.ibatis..",
              "com.zaxxer.hikari..",
              "org.flywaydb..",
              "com.github.kagkarlsson..",
              "org.postgresql.."),
          "kafka",
          List.of("org.apache.kafka..", "org.apache.avro.."),
          "spark",
          List.of(
              "org.apache.spark..",
              "org.apache.hadoop.fs..",
              "org.apache.hadoop.util..",
              "scala.."),
          "cassandra",
          List.of("com.datastax.oss.driver.api.."));

  private static final Map<String, String> NAMES =
      Map.of(
          "http", "(Http|Json).*",
          "postgres", "Postgres.*",
          "kafka", "(Kafka|Avro|Confluent).*",
          "spark", "Spark.*",
          "cassandra", "Cassandra.*");

  private final String root;

  Rules(String root) {
    this.root = root;
  }

  /** All rules, by what a failure should say. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("the domain uses the JDK's core alone", domainUsesTheJdkAlone());
    rules.put("the application sees the domain alone", applicationSeesTheDomainAlone());
    rules.put("adapters do not see each other", adaptersDoNotSeeEachOther());
    rules.put("adapters see no service class", adaptersSeeNoServiceClass());
    rules.put("only the services see Guice", onlyTheServicesSeeGuice());
    rules.put("nothing sees bootstrap", nothingSeesBootstrap());
    TECHNOLOGIES.keySet().stream()
        .sorted()
        .forEach(
            adapter ->
                rules.put(
                    "adapter " + adapter + " uses its technology alone",
                    adapterUsesItsTechnologyAlone(adapter)));
    rules.put("the spark adapter maps nothing", sparkMapsNothing());
    rules.put("families are known where they are registered alone", pathKnowsNoFamily());
    rules.put("no clock, environment or randomness inside", noClockInside());
    rules.put("no package cycles", noPackageCycles());
    rules.put("ports are interfaces, records, enums and exceptions", portsArePorts());
    NAMES.keySet().stream()
        .sorted()
        .forEach(
            adapter ->
                rules.put(
                    "adapters of ports in " + adapter + " are final and say their technology",
                    adaptersAreNamed(adapter)));
    rules.put("no standard streams", noStandardStreams());
    rules.put(
        "no generic exceptions", GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    rules.put("no java.util.logging", noLoggingOfTheJdk());
    rules.put("nothing that is read makes objects or code", nothingReadMakesObjects());
    rules.put("JSON names no classes", jsonNamesNoClasses());
    rules.put("no text is pasted into SQL", noTextIsPastedIntoSql());
    return rules;
  }

  private ArchRule domainUsesTheJdkAlone() {
    return classes()
        .that(in("domain.."))
        .should()
        .onlyDependOnClassesThat(core().or(in("domain..")));
  }

  private ArchRule applicationSeesTheDomainAlone() {
    return classes()
        .that(in("application.."))
        .should()
        .onlyDependOnClassesThat(core().or(in("domain..")).or(in("application..")));
  }

  private ArchRule adaptersDoNotSeeEachOther() {
    return slices().matching(root + ".adapters.(*)..").should().notDependOnEachOther();
  }

  private ArchRule adaptersSeeNoServiceClass() {
    return noClasses()
        .that(in("adapters.."))
        .should()
        .dependOnClassesThat(
            in("application..").and(not(INTERFACES)).and(not(records())).and(not(enums())));
  }

  private ArchRule onlyTheServicesSeeGuice() {
    return noClasses()
        .that(in("..").and(not(in("bootstrap.services.."))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("com.google.inject..", "jakarta.inject..", "javax.inject.."));
  }

  private ArchRule nothingSeesBootstrap() {
    return noClasses()
        .that(in("..").and(not(in("bootstrap.."))))
        .should()
        .dependOnClassesThat(in("bootstrap.."));
  }

  private ArchRule adapterUsesItsTechnologyAlone(String adapter) {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(
                "java..", "javax.sql..", "javax.net.ssl..", "javax.crypto..", "org.slf4j..")
            .or(annotations())
            .or(in("domain.."))
            .or(in("adapters." + adapter + ".."))
            .or(
                resideInAnyPackage(
                    TECHNOLOGIES.getOrDefault(adapter, List.of()).toArray(String[]::new)));
    return classes()
        .that(in("adapters." + adapter + ".."))
        .should()
        .onlyDependOnClassesThat(
            adapter.equals("http") ? allowed.or(in("application..")) : allowed);
  }

  private ArchRule sparkMapsNothing() {
    return noClasses()
        .that(in("adapters.spark.."))
        .should()
        .callConstructorWhere(
            madeOf("a mutation", target -> target.isAssignableTo(root + ".domain.view.Mutation")));
  }

  private ArchRule pathKnowsNoFamily() {
    return noClasses()
        .that(in("..").and(not(family())).and(not(registration())))
        .should()
        .dependOnClassesThat(family());
  }

  private DescribedPredicate<JavaClass> family() {
    String domain = root + ".domain.";
    return DescribedPredicate.describe(
        "belong to a family",
        candidate -> {
          String name = candidate.getPackageName();
          return name.startsWith(domain)
              && !GENERIC.contains(name.substring(domain.length()).replaceAll("\\..*", ""));
        });
  }

  private DescribedPredicate<JavaClass> registration() {
    return DescribedPredicate.describe(
        "register families",
        candidate ->
            candidate.getPackageName().startsWith(root + ".bootstrap.")
                && REGISTRATIONS.contains(candidate.getSimpleName()));
  }

  private ArchRule noClockInside() {
    return noClasses()
        .that(in("domain..").or(in("application..")))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "reads a clock, the environment or chance", Rules::readsTheWorld));
  }

  private static boolean readsTheWorld(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String member = access.getTarget().getName();
    return (owner.startsWith("java.time.") && (member.equals("now") || member.startsWith("system")))
        || (owner.equals("java.lang.System")
            && !Set.of("arraycopy", "identityHashCode", "lineSeparator").contains(member))
        || (owner.equals("java.util.UUID") && member.equals("randomUUID"))
        || (owner.equals("java.lang.Math") && member.equals("random"))
        || owner.contains("Random");
  }

  private ArchRule noPackageCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule portsArePorts() {
    return classes()
        .that(in("domain.port.."))
        .and()
        .haveSimpleNameNotEndingWith("package-info")
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.be(
                are(INTERFACES.or(records()).or(enums()).or(assignableTo(Throwable.class)))));
  }

  private ArchRule adaptersAreNamed(String adapter) {
    return classes()
        .that(in("adapters." + adapter + "..").and(implementAPort()))
        .should()
        .haveNameMatching(".*\\." + NAMES.get(adapter))
        .andShould()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
        .allowEmptyShould(adapter.equals("spark"));
  }

  /** A signature that JDBC prescribes may name its logger; nobody may use it. */
  private ArchRule noLoggingOfTheJdk() {
    return noClasses()
        .that(in(".."))
        .should()
        .accessClassesThat(resideInAPackage("java.util.logging.."));
  }

  /** Neither Java's own serialization nor JNDI nor a script: each runs what a text asks for. */
  private ArchRule nothingReadMakesObjects() {
    return noClasses()
        .that(in(".."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javax.naming..", "javax.script..", "javax.management.remote..")
                .or(
                    DescribedPredicate.describe(
                        "make objects of bytes",
                        type ->
                            Set.of(
                                    "java.io.ObjectInputStream",
                                    "java.io.ObjectOutputStream",
                                    "java.beans.XMLDecoder")
                                .contains(type.getName()))));
  }

  private ArchRule jsonNamesNoClasses() {
    return noClasses()
        .that(in(".."))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "turns default typing on",
                call -> call.getTarget().getName().matches("(activate|enable)DefaultTyping.*")));
  }

  /** MyBatis pastes what stands as {@code ${…}}, and binds what stands as {@code #{…}}. */
  private ArchRule noTextIsPastedIntoSql() {
    return noMethods()
        .that()
        .areDeclaredInClassesThat(in("adapters.postgres.."))
        .should()
        .beAnnotatedWith(
            DescribedPredicate.describe(
                "a statement with ${…}",
                annotation ->
                    annotation
                        .get("value")
                        .filter(String[].class::isInstance)
                        .map(String[].class::cast)
                        .filter(texts -> String.join(" ", texts).contains("${"))
                        .isPresent()));
  }

  private ArchRule noStandardStreams() {
    return noClasses().that(in("..")).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
  }

  private DescribedPredicate<JavaClass> implementAPort() {
    return DescribedPredicate.describe(
        "implement a port",
        candidate ->
            !candidate.isInterface()
                && candidate.getAllRawInterfaces().stream()
                    .anyMatch(port -> port.getPackageName().startsWith(root + ".domain.port")));
  }

  private DescribedPredicate<JavaAccess<?>> madeOf(
      String what, java.util.function.Predicate<JavaClass> made) {
    return DescribedPredicate.describe("makes " + what, call -> made.test(call.getTargetOwner()));
  }

  private DescribedPredicate<JavaClass> in(String below) {
    return resideInAPackage(below.equals("..") ? root + ".." : root + "." + below);
  }

  private static DescribedPredicate<JavaClass> core() {
    return resideInAnyPackage(JDK_OF_THE_DOMAIN)
        .or(annotations())
        .or(
            DescribedPredicate.describe(
                "some JDK classes",
                c -> ALSO_OF_THE_DOMAIN.contains(c.getBaseComponentType().getName())))
        .or(DescribedPredicate.describe("arrays and primitives", Rules::isPlain));
  }

  private static boolean isPlain(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    return base.isPrimitive() || (type.isArray() && base.getPackageName().startsWith("java."));
  }

  private static DescribedPredicate<JavaClass> annotations() {
    return resideInAPackage("org.jspecify.annotations..");
  }

  private static DescribedPredicate<JavaClass> enums() {
    return DescribedPredicate.describe("enums", JavaClass::isEnum);
  }

  private static DescribedPredicate<JavaClass> records() {
    return DescribedPredicate.describe("records", JavaClass::isRecord);
  }
}
