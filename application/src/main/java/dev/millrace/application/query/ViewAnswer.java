package dev.millrace.application.query;

import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of a question. */
public sealed interface ViewAnswer {

  /**
   * A page.
   *
   * @param rows by column, in the order of the view's: texts, numbers, truths and nulls
   * @param next asks for the page behind this one; null when there is none
   */
  record Page(View view, List<Map<String, @Nullable Object>> rows, @Nullable String next)
      implements ViewAnswer {

    public Page {
      rows = List.copyOf(rows);
    }
  }

  /** There is no such view. */
  record Unknown(String problem) implements ViewAnswer {}

  /**
   * The question cannot be understood.
   *
   * @param problems each in one sentence, which repeats no value
   */
  record Refused(List<String> problems) implements ViewAnswer {

    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
