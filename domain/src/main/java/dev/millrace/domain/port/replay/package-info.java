/**
 * The driven port of replays: naming records, looking at what is kept of them under their locks,
 * and putting their events into the outbox once more.
 */
@NullMarked
package dev.millrace.domain.port.replay;

import org.jspecify.annotations.NullMarked;
