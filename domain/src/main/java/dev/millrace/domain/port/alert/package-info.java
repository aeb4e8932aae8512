/** Alerts of operators, told to whoever listens: where a stream sends them. */
@NullMarked
package dev.millrace.domain.port.alert;

import org.jspecify.annotations.NullMarked;
