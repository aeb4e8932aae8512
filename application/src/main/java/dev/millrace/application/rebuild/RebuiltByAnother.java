package dev.millrace.application.rebuild;

import dev.millrace.domain.failure.PermanentFailure;

/** Another process rebuilds the view, and only one may at a time. */
public final class RebuiltByAnother extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  RebuiltByAnother(String message) {
    super(message);
  }
}
