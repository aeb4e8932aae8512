/** Tests of the command line that need no server. */
@NullMarked
package dev.millrace.bootstrap.services.cli;

import org.jspecify.annotations.NullMarked;
