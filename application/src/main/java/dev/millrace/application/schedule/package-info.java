/** Keeping schedules, and starting the runs for which their time has come. */
@NullMarked
package dev.millrace.application.schedule;

import org.jspecify.annotations.NullMarked;
