/** The whole path from end to end, on real servers and real processes, and the oracle over it. */
@NullMarked
package dev.millrace.acceptance.path;

import org.jspecify.annotations.NullMarked;
