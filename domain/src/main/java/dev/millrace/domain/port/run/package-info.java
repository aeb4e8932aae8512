/** The driven port to runs: what was asked for, how far it came, how it ended. */
@NullMarked
package dev.millrace.domain.port.run;

import org.jspecify.annotations.NullMarked;
