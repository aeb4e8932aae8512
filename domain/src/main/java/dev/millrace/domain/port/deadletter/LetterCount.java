package dev.millrace.domain.port.deadletter;

/** How many dead letters have this in common. */
public record LetterCount(
    String family, String hop, DeadLetter.Code code, LetterState state, long letters) {}
