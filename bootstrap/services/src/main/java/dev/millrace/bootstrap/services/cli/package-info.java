/** The commands of {@code millrace}: what to ask for, what it printed, and with which exit code. */
@NullMarked
package dev.millrace.bootstrap.services.cli;

import org.jspecify.annotations.NullMarked;
