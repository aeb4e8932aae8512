package dev.millrace.adapters.postgres;

import java.util.List;

/** Places in quarantine, as {@code unnest} takes them. */
record QuarantinedColumns(Column runs, Column pages, Column indexes) {

  static QuarantinedColumns of(List<QuarantinedPlace> places) {
    return new QuarantinedColumns(
        Column.uuids(places, QuarantinedPlace::run),
        Column.integers(places, QuarantinedPlace::page),
        Column.integers(places, QuarantinedPlace::index));
  }
}
