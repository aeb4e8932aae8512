package dev.millrace.bootstrap.services.checkup;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Asks one server several questions over one wiring. Where nothing listens, no client has to find
 * out with its own patience.
 *
 * @param name of the server
 */
record ServerExamination(
    String name, Setting address, List<Module> modules, List<Question> questions) {

  /** A question of one name. */
  record Question(String name, Function<Injector, Finding> asked) {

    private Finding answer(Injector injector, String remedy) {
      try {
        return asked.apply(injector);
      } catch (Failure failure) {
        return Finding.fail(name, String.valueOf(failure.getMessage()), remedy);
      }
    }
  }

  ServerExamination {
    modules = List.copyOf(modules);
    questions = List.copyOf(questions);
  }

  Examination in(Surroundings surroundings) {
    return new Examination(
        questions.stream().map(Question::name).toList(), () -> examine(surroundings));
  }

  private List<Finding> examine(Surroundings surroundings) {
    Addresses addresses = Addresses.of(surroundings.settings(), address);
    if (!addresses.isListening()) {
      return unreached(surroundings.nobody(name, addresses));
    }
    String remedy = surroundings.remedy(name, address);
    try (Link link = new Link(surroundings::settings, modules)) {
      return link.ask(
          injector ->
              questions.stream().map(question -> question.answer(injector, remedy)).toList());
    } catch (Failure refused) {
      return unreached(Finding.fail(name, String.valueOf(refused.getMessage()), remedy));
    }
  }

  private List<Finding> unreached(Finding server) {
    List<Finding> all = new ArrayList<>(List.of(server));
    questions.stream()
        .skip(1)
        .map(question -> Finding.warn(question.name(), "not known without " + name, ""))
        .forEach(all::add);
    return all;
  }
}
