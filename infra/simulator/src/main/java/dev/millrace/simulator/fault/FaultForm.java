package dev.millrace.simulator.fault;

import dev.millrace.simulator.generated.Generation;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.page.PageInfo;
import dev.millrace.simulator.page.Query;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Faults as a form names them: {@code fault=NAME}, its parameters, {@code pages=1,2} and {@code
 * times=N}; without these two it strikes every request.
 */
public final class FaultForm {

  private static final Map<String, Function<Query, Fault>> KINDS =
      Map.ofEntries(
          Map.entry("status", form -> Fault.status(positive(form, "code"))),
          Map.entry("delay", form -> Fault.delayBeforeHeaders(millis(form))),
          Map.entry("pace", form -> Fault.pace(millis(form))),
          Map.entry("pause", form -> Fault.pauseInBody(positive(form, "bytes"), millis(form))),
          Map.entry("drip", form -> Fault.drip(positive(form, "bytes"), millis(form))),
          Map.entry("truncate", form -> Fault.truncate(positive(form, "bytes"))),
          Map.entry("html", form -> Fault.html()),
          Map.entry("body", form -> Fault.body(form.text("text"))),
          Map.entry("error", form -> Fault.errorObject(form.text("message"))),
          Map.entry("empty", form -> Fault.emptyResults()),
          Map.entry("wrong-info", form -> Fault.wrongInfo(info -> changed(info, form))),
          Map.entry("no-info", form -> Fault.noInfo()),
          Map.entry("replace", form -> Fault.replaceRecord(index(form), form.text("json"))),
          Map.entry("repeat", form -> Fault.repeatRecord(index(form))),
          Map.entry("reverse", form -> Fault.reverseRecords()),
          Map.entry("first-page", form -> Fault.repeatFirstPage()));

  private FaultForm() {}

  /**
   * Injects the fault, or switches to the generation ({@code fault=generation}), that the form
   * names.
   *
   * @throws IllegalArgumentException when the form is wrong, with what it should say
   */
  public static void submit(Query form, Faults faults) {
    String name = form.text("fault");
    if (name.equals("generation")) {
      faults.generation(generation(form));
      return;
    }
    Function<Query, Fault> kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException(
          "fault is one of generation, " + String.join(", ", new TreeSet<>(KINDS.keySet())));
    }
    inject(form, faults, kind.apply(form));
  }

  private static void inject(Query form, Faults faults, Fault fault) {
    Strike strike = strike(form);
    if (form.has("retryAfter")) {
      faults.inject(strike, fault, Fault.retryAfter(form.text("retryAfter")));
    } else {
      faults.inject(strike, fault);
    }
  }

  private static Strike strike(Query form) {
    int times = form.has("times") ? positive(form, "times") : Integer.MAX_VALUE;
    return new Strike(
        form.list("pages").stream().map(Integer::valueOf).collect(Collectors.toSet()), times);
  }

  private static Generation generation(Query form) {
    return new Generation(
        positive(form, "number"),
        form.has("fraction") ? Double.parseDouble(form.text("fraction")) : 0,
        form.list("users").stream().map(UUID::fromString).collect(Collectors.toSet()),
        form.list("changes").stream().map(FaultForm::change).collect(Collectors.toSet()),
        Field.of(form.list("without")));
  }

  private static Generation.Change change(String name) {
    return Generation.Change.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static PageInfo changed(PageInfo info, Query form) {
    return new PageInfo(
        form.has("seed") ? form.text("seed") : info.seed(),
        form.number("results", info.results()),
        form.number("page", info.page()),
        info.version());
  }

  private static Duration millis(Query form) {
    return Duration.ofMillis(positive(form, "millis"));
  }

  private static int index(Query form) {
    return atLeast(0, form, "index");
  }

  private static int positive(Query form, String name) {
    return atLeast(1, form, name);
  }

  private static int atLeast(int least, Query form, String name) {
    int number = form.number(name, Integer.MIN_VALUE);
    if (number < least) {
      throw new IllegalArgumentException(name + " must be a number of at least " + least);
    }
    return number;
  }
}
