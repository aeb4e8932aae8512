/** Proving that every record of a run is accounted for. */
@NullMarked
package dev.millrace.application.verify;

import org.jspecify.annotations.NullMarked;
