/**
 * The driven ports to the event log: exactly-once publication together with the cursor, and scans
 * of what readers see.
 */
@NullMarked
package dev.millrace.domain.port.log;

import org.jspecify.annotations.NullMarked;
