package dev.millrace.domain.record;

/** How a family tells the new from the known. */
public enum Sort {
  /** The same key with other content is a new version; the same content is a duplicate. */
  ENTITY,
  /** The same id with the same content is a duplicate; with other content it is a conflict. */
  EVENT
}
