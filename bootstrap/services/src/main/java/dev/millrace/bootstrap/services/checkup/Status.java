package dev.millrace.bootstrap.services.checkup;

import com.google.inject.Injector;
import dev.millrace.application.schemas.RegisterSchemas;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.run.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether each server answers and holds what the path needs; may be looked at again and again. */
public final class Status implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(7);
  private static final String FINE = "fine";

  private final Checkup checkup = new Checkup(DEADLINE);
  private final List<Link> links = new ArrayList<>();
  private final List<Examination> examinations;

  /**
   * @param settings read again after a server was away: it may have moved
   */
  public Status(Supplier<Settings> settings) {
    List<Examination> all = new ArrayList<>();
    all.add(part("postgres", new Link(settings, Modules.books()), Status::postgres));
    all.add(part("kafka", new Link(settings, Modules.topics()), of("kafka", Holdings::topics)));
    all.add(part("registry", new Link(settings, Modules.schemas()), Status::registry));
    all.add(
        part("cassandra", new Link(settings, Modules.views()), of("cassandra", Holdings::views)));
    if (SparkMaster.isPartOf(settings.get())) {
      all.add(part(SparkMaster.NAME, new Link(settings, List.of()), SparkMaster::look));
    }
    examinations = List.copyOf(all);
  }

  private Examination part(String name, Link link, Function<Injector, Finding> question) {
    links.add(link);
    return new Examination(List.of(name), () -> List.of(link.ask(question)));
  }

  /** Looks at all of them at once. */
  public List<Finding> look() {
    return checkup.of(examinations);
  }

  private static Finding postgres(Injector injector) {
    return injector.getInstance(Runs.class).newest(1).stream()
        .findFirst()
        .map(run -> FINE + ", newest run " + run.id() + " is " + run.state())
        .map(fine -> Finding.ok("postgres", fine))
        .orElseGet(() -> Finding.ok("postgres", FINE + ", no runs yet"));
  }

  private static Finding registry(Injector injector) {
    return Finding.of("registry", FINE, injector.getInstance(RegisterSchemas.class).check());
  }

  private static Function<Injector, Finding> of(String name, Function<Injector, Finding> holding) {
    return injector -> {
      Finding found = holding.apply(injector);
      return found.isFailure()
          ? Finding.fail(name, found.found(), found.todo())
          : Finding.ok(name, FINE);
    };
  }

  @Override
  public void close() {
    links.forEach(Link::close);
  }
}
