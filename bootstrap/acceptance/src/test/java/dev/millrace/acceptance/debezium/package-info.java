/** Debezium in place of the relay, on real servers. */
@NullMarked
package dev.millrace.acceptance.debezium;

import org.jspecify.annotations.NullMarked;
