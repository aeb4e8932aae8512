package dev.millrace.domain.port.intake;

/**
 * How a run stands that is under lock.
 *
 * @param nextPage the first page that is not stored yet, from 1
 * @param isOver whether it takes no page any more
 */
public record Standing(int nextPage, boolean isOver) {}
