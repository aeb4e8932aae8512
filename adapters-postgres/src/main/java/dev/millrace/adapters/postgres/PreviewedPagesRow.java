package dev.millrace.adapters.postgres;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What pages hold of a day that the outbox does not keep.
 *
 * @param run the last page's
 * @param unnamed of all of these pages
 * @param day null when there is none
 */
record PreviewedPagesRow(
    UUID run, int page, long unnamed, @Nullable LocalDate day, long events, long bytes) {

  PagePlace place() {
    return new PagePlace(run, page);
  }
}
