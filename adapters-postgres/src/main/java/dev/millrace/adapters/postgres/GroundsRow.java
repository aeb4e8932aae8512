package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.quarantine.Grounds;

/** Reasons, and how many records have them. */
record GroundsRow(String reasons, long records) {

  Grounds toGrounds() {
    return new Grounds(ReasonsText.read(reasons), records);
  }
}
