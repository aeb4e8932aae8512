/**
 * The driven port to the quarantine: records that were turned away, with their bytes and reasons.
 */
@NullMarked
package dev.millrace.domain.port.quarantine;

import org.jspecify.annotations.NullMarked;
