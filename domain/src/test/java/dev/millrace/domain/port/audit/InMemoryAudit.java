package dev.millrace.domain.port.audit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An audit in memory. */
public final class InMemoryAudit implements Audit {

  private static final String REPLACEMENT = "\ufffd";

  private final InstantSource clock;
  private final List<AuditEntry> entries = new ArrayList<>();

  public InMemoryAudit(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized long asked(Deed deed) {
    long number = entries.size() + 1L;
    entries.add(
        new AuditEntry(
            number,
            clock.instant(),
            new Deed(plain(deed.who()), plain(deed.what()), plain(deed.subject())),
            null));
    return number;
  }

  private static String plain(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()))
        .replace("\u0000", REPLACEMENT)
        .replaceAll("\\p{Cs}", REPLACEMENT);
  }

  @Override
  public synchronized void ended(long number, Ending ending, String subject) {
    AuditEntry entry = entries.get((int) number - 1);
    if (entry.ending() == null) {
      Deed deed = entry.deed();
      String known = deed.subject().isEmpty() ? plain(subject) : deed.subject();
      entries.set(
          (int) number - 1,
          new AuditEntry(number, entry.at(), new Deed(deed.who(), deed.what(), known), ending));
    }
  }

  @Override
  public synchronized List<AuditEntry> newest(long below, int limit) {
    List<AuditEntry> newest = new ArrayList<>(entries);
    Collections.reverse(newest);
    return newest.stream().filter(entry -> entry.number() < below).limit(limit).toList();
  }
}
