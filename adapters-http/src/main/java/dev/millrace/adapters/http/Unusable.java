package dev.millrace.adapters.http;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.port.source.UnusablePage;
import dev.millrace.domain.record.ContentHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What is kept of an answer that is no page. */
final class Unusable {

  private static final int LONGEST_PREFIX = 64 << 10;

  private Unusable() {}

  static UnusablePage page(
      PageRequest request, PageAddress address, Answer answer, Bytes redacted, String reason) {
    byte[] bytes = redacted.array();
    Evidence evidence =
        new Evidence(
            request,
            answer.status(),
            Bytes.of(Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_PREFIX))),
            answer.body().length(),
            hash(answer.body().array()),
            answer.headers(),
            answer.at(),
            reason);
    return new UnusablePage(
        address + " is no page of records: " + reason, evidence, reason.equals(PageCheck.EMPTY));
  }

  private static ContentHash hash(byte[] received) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(received);
      return new ContentHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
