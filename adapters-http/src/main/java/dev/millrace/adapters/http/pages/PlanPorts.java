package dev.millrace.adapters.http.pages;

import dev.millrace.application.backfill.KeepBackfills;
import dev.millrace.application.schedule.KeepSchedules;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.schedule.Schedules;

/** What the page of schedules and backfills asks, and what it asks for. */
public record PlanPorts(
    KeepSchedules keepSchedules,
    Schedules schedules,
    KeepBackfills keepBackfills,
    Backfills backfills) {}
