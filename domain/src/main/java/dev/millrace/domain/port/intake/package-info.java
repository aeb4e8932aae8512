/** The driven port through which a page becomes durable, whole or not at all. */
@NullMarked
package dev.millrace.domain.port.intake;

import org.jspecify.annotations.NullMarked;
