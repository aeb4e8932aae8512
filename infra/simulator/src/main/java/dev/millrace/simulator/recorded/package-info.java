/** Pages that were recorded from the real API, cut anew without touching a byte of a user. */
@NullMarked
package dev.millrace.simulator.recorded;

import org.jspecify.annotations.NullMarked;
