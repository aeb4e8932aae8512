/** Carrying the outbox into the log, exactly once and never past a row that commits late. */
@NullMarked
package dev.millrace.application.relay;

import org.jspecify.annotations.NullMarked;
