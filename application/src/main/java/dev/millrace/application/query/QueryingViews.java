package dev.millrace.application.query;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.port.serving.ViewPages;
import dev.millrace.domain.port.serving.ViewSlice;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link QueryViews}: understands the question, reads one row more than wanted, and masks. */
public final class QueryingViews implements QueryViews {

  private final List<View> views;
  private final ViewPages pages;

  public QueryingViews(Families families, ViewPages pages) {
    this.views = families.all().stream().flatMap(QueryingViews::views).toList();
    this.pages = pages;
  }

  /** Not those in which events wait: these are nobody's question. */
  private static Stream<View> views(Family<?> family) {
    return Stream.of(
            family.views().stream(),
            family.windowedCounts().stream().map(WindowedCount::view),
            family.operator().stream().flatMap(operator -> operator.views().stream()))
        .flatMap(views -> views);
  }

  @Override
  public List<View> views() {
    return views;
  }

  @Override
  public ViewAnswer ask(ViewQuestion question) {
    Optional<View> view =
        views.stream().filter(one -> one.name().equals(question.view())).findFirst();
    return view.isPresent() ? ask(view.get(), question) : unknown(question);
  }

  private ViewAnswer ask(View view, ViewQuestion question) {
    QuestionReader reader = new QuestionReader(view, question);
    ViewSlice slice = reader.slice();
    return slice == null
        ? new ViewAnswer.Refused(reader.problems())
        : page(slice, question, pages.rows(slice, question.limit() + 1));
  }

  private static ViewAnswer page(ViewSlice slice, ViewQuestion question, List<ViewRow> found) {
    List<ViewRow> shown = found.stream().limit(question.limit()).toList();
    String next =
        found.size() > question.limit()
            ? PageToken.behind(slice, shown.get(shown.size() - 1))
            : null;
    return new ViewAnswer.Page(
        slice.view(),
        shown.stream().map(row -> ShownRow.of(row, question.isPersonal())).toList(),
        next);
  }

  private ViewAnswer unknown(ViewQuestion question) {
    return new ViewAnswer.Unknown(
        "There is no view %s; there are %s."
            .formatted(
                question.view(), views.stream().map(View::name).collect(Collectors.joining(", "))));
  }
}
