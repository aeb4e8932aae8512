package dev.millrace.application.query;

import dev.millrace.domain.view.View;
import java.util.List;

/** Reads the views as readers get them: one partition at a time, page by page. */
public interface QueryViews {

  /** The most rows of one page. */
  int MOST = 1_000;

  /** The views that can be asked, those of each family together. */
  List<View> views();

  /**
   * The answer to a question, whoever wrote it.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the views do not answer in time
   */
  ViewAnswer ask(ViewQuestion question);
}
