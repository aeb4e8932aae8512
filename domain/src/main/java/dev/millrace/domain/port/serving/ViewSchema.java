package dev.millrace.domain.port.serving;

import dev.millrace.domain.view.View;
import java.util.List;

/** The tables behind the views. */
public interface ViewSchema {

  /** Applies the migrations that are missing, once, under a lock. */
  void migrate();

  /** How the tables differ from the views, each with what to do; empty when they agree. */
  List<String> differences(List<View> views);
}
