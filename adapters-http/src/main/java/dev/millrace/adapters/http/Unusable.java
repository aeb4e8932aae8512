package dev.millrace.adapters.http;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.port.source.UnusablePage;

/** What is kept of an answer that is no page. */
final class Unusable {

  private Unusable() {}

  static UnusablePage page(
      PageRequest request, PageAddress address, Answer answer, Bytes redacted, String reason) {
    Evidence evidence =
        new Evidence(
            request,
            answer.status(),
            redacted,
            answer.body().length(),
            answer.headers(),
            answer.at(),
            reason);
    return new UnusablePage(
        address + " is no page of records: " + reason, evidence, reason.equals(PageCheck.EMPTY));
  }
}
