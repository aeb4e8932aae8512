package dev.millrace.application.collect;

import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** All that collecting needs of the world. */
public record CollectorPorts(
    Intake intake,
    Runs runs,
    Schemas schemas,
    EventCodec codec,
    Supplier<UUID> ids,
    InstantSource clock) {}
