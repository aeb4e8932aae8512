/** Who asked for what, and what became of it. */
@NullMarked
package dev.millrace.domain.port.audit;

import org.jspecify.annotations.NullMarked;
