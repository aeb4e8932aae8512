package dev.millrace.adapters.http.api;

/** What somebody may do. Every route that asks who comes needs one of these. */
public enum Right {
  /** To read what tells of records: views, records, dead letters, messages; masked. */
  READ_RECORDS,
  /** To read everything else. */
  READ,
  /** To push records to the collector. */
  PUSH,
  /** To start, cancel, pause, redrive and rebuild. */
  OPERATE,
  /** To add and remove schedules, and to erase. */
  ADMINISTER,
  /** To see personal data as they are. */
  UNMASK
}
