package dev.millrace.bootstrap.services.chaos;

import dev.millrace.domain.event.RunId;

/** A strike, the run it struck, and how the pipeline took it. */
public record Struck(Strike strike, RunId run, Healing healing) {}
