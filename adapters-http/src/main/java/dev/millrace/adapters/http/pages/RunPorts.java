package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.RunDefaults;
import dev.millrace.application.ingest.CancelRun;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.run.Runs;

/** What the pages of the runs ask, and what they ask for. */
public record RunPorts(
    Families families,
    RunDefaults defaults,
    SubmitRun submit,
    CancelRun cancel,
    Runs runs,
    Ledger ledger,
    Quarantine quarantine) {}
