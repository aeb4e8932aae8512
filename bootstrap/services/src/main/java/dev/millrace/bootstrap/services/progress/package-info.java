/** How far a long piece of work is: its rate and remaining time, as a bar or as plain lines. */
@NullMarked
package dev.millrace.bootstrap.services.progress;

import org.jspecify.annotations.NullMarked;
