/** The driven port to the rebuilds that were ordered. */
@NullMarked
package dev.millrace.domain.port.rebuild;

import org.jspecify.annotations.NullMarked;
