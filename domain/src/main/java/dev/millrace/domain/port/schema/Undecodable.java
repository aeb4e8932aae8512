package dev.millrace.domain.port.schema;

import dev.millrace.domain.port.deadletter.DeadLetter;

/** Bytes that no healthy registry and codec can read. Checked: whoever decodes must decide. */
public final class Undecodable extends Exception {

  private static final long serialVersionUID = 1L;

  private final DeadLetter.Code code;

  public Undecodable(DeadLetter.Code code, String reason) {
    super(reason);
    this.code = code;
  }

  public DeadLetter.Code code() {
    return code;
  }
}
