package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.adapters.http.api.ViewFields;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.query.ViewAnswer;
import dev.millrace.application.query.ViewQuestion;
import dev.millrace.bootstrap.services.wiring.Modules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace query VIEW COLUMN=VALUE…}. */
@Command(
    name = "query",
    header = "Reads a view in Cassandra, or lists the views.",
    description = {
      "Shows the rows of one partition, which all columns of the view's key choose; without a view"
          + " it shows what views there are, and their keys. Personal data is masked: the first"
          + " character of a value stays, and its shape.",
      "One row is shown with all of its columns, several as a table without their provenance, which"
          + " --output json has. Exits 1 when there is no row."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace query",
      "  millrace query users_by_id user_id=7a0eed16-9430-4d68-901f-c0d4c1c3bf22",
      "  millrace query users_by_country_and_day country=DE registered_on=2010-01-31 --limit 20",
      "  millrace query user_counts_by_gender_and_minute gender=female day=2026-11-22"
          + " --from 2026-11-22T12:00:00Z"
    })
final class QueryCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "VIEW",
      description = "The view's name. Without one the views are listed.")
  private @Nullable String view;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "COLUMN=VALUE",
      description = "The columns of its key: days as 2010-01-31, times as 2010-01-31T12:00:00Z.")
  private Map<String, String> key = new LinkedHashMap<>();

  @Option(
      names = "--from",
      paramLabel = "VALUE",
      description = "The least value of the column that the rows are ordered by.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "VALUE",
      description = "What the values of that column stay below.")
  private @Nullable String to;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many rows, 1,000 at most. Default: ${DEFAULT-VALUE}",
      defaultValue = "100")
  private int limit;

  @Option(
      names = "--page",
      paramLabel = "NEXT",
      description = "What the page before showed as its next; all else stays the same.")
  private @Nullable String page;

  @Option(names = "--personal", description = "Shows personal data as they are.")
  private boolean isPersonal;

  @Override
  public Integer call() {
    return installation.with(Modules.query(), this::query);
  }

  private ExitCode query(Injector injector) {
    QueryViews views = injector.getInstance(QueryViews.class);
    String name = view;
    if (name == null) {
      return list(views);
    }
    ViewAnswer answer = views.ask(new ViewQuestion(name, key, from, to, page, limit, isPersonal));
    if (answer instanceof ViewAnswer.Page rows) {
      return show(rows);
    }
    throw new IllegalArgumentException(
        answer instanceof ViewAnswer.Refused refused
            ? String.join("\n  ", refused.problems())
            : ((ViewAnswer.Unknown) answer).problem());
  }

  private ExitCode list(QueryViews views) {
    installation
        .output()
        .print(
            Map.of("views", views.views().stream().map(ViewFields::of).toList()),
            out -> ViewText.list(out, views.views()));
    return ExitCode.OK;
  }

  private ExitCode show(ViewAnswer.Page rows) {
    installation.output().print(ViewFields.of(rows, isPersonal), out -> ViewText.print(out, rows));
    return rows.rows().isEmpty() ? ExitCode.NO : ExitCode.OK;
  }
}
