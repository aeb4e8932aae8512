/** The driven port to schedules: what is to start by itself, and what has. */
@NullMarked
package dev.millrace.domain.port.schedule;

import org.jspecify.annotations.NullMarked;
