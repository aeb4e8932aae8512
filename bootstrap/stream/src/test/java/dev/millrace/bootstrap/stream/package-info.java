/** The driver as a process of its own, over real servers. */
@NullMarked
package dev.millrace.bootstrap.stream;

import org.jspecify.annotations.NullMarked;
