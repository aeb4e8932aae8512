/** Tests of what processes do besides their work. */
@NullMarked
package dev.millrace.bootstrap.services.process;

import org.jspecify.annotations.NullMarked;
