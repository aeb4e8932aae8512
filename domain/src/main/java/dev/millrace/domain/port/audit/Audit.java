package dev.millrace.domain.port.audit;

import java.util.List;

/** Keeps who asked for what. Nothing of it is changed later but how a deed ended. */
public interface Audit {

  /** How many characters are kept of each text of a deed. */
  int LONGEST = 400;

  /**
   * Notes that somebody asks for something, before it is done; durable when it returns. What is
   * longer than {@value #LONGEST} characters is cut.
   *
   * @return the entry's number, rising
   * @throws dev.millrace.domain.failure.TransientFailure when it may not be noted
   */
  long asked(Deed deed);

  /**
   * Notes what became of it; the first word stays.
   *
   * @param subject what it was done to, where that was not known before; empty where it was
   */
  void ended(long number, Ending ending, String subject);

  /**
   * Entries, the newest first.
   *
   * @param below only those with a lower number
   */
  List<AuditEntry> newest(long below, int limit);
}
