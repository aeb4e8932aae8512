package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Snapshot;

/**
 * How far the server's log is, and which transactions it knows to have ended.
 *
 * @param onDisk whether all that was written into the log by now is on the disk, and nobody but
 *     this server has to have it
 */
record LogRow(boolean standby, boolean onDisk, String snapshot) {

  /** Not in a server that was started again since, and has forgotten some. */
  boolean knows(Snapshot ended) {
    return SnapshotText.parse(snapshot).includes(ended);
  }
}
