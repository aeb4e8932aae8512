package dev.millrace.domain.port.replay;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;

/**
 * A record as it came, less its secrets.
 *
 * @param run the one that brought it
 */
public record KeptRaw(RunId run, Bytes bytes) {}
