/** The driven port to where records come from. */
@NullMarked
package dev.millrace.domain.port.source;

import org.jspecify.annotations.NullMarked;
