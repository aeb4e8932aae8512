package dev.millrace.domain.port.deadletter;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;

/**
 * The event of an open dead letter.
 *
 * @param number the letter's
 * @param version of its record, as its header says
 * @param run the one that brought it, as its header says
 * @param deaths at how many attempts it has died until now
 */
public record DeadEvent(
    long number, DeadLetter letter, EventId event, long version, RunId run, long deaths) {}
