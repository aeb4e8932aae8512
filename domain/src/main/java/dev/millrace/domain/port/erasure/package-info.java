/** Taking a record away from the stores before the log, for good. */
@NullMarked
package dev.millrace.domain.port.erasure;

import org.jspecify.annotations.NullMarked;
