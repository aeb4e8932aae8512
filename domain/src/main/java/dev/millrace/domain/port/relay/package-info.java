/** The driven ports by which relay processes share their work: into how many shards, and whose. */
@NullMarked
package dev.millrace.domain.port.relay;

import org.jspecify.annotations.NullMarked;
