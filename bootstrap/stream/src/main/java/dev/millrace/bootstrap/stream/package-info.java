/** The composition root of the streaming driver: plain constructors, on Spark's class path. */
@NullMarked
package dev.millrace.bootstrap.stream;

import org.jspecify.annotations.NullMarked;
