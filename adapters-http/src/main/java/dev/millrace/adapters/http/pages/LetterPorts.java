package dev.millrace.adapters.http.pages;

import dev.millrace.application.redrive.RedriveLetters;
import dev.millrace.application.redrive.ShowLetter;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.Redrives;

/** What the pages of the dead letters ask, and what they ask for. */
public record LetterPorts(
    KeptLetters letters, ShowLetter show, RedriveLetters redrive, Redrives redrives) {}
