/** Guice modules: one private module per technology, which exposes ports and nothing else. */
@NullMarked
package dev.millrace.bootstrap.services.wiring;

import org.jspecify.annotations.NullMarked;
