/**
 * Records as they come in: their family's name, key and content hash, and what parsing made of
 * them.
 */
@NullMarked
package dev.millrace.domain.record;

import org.jspecify.annotations.NullMarked;
