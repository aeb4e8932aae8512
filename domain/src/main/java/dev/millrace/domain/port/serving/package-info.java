/** The driven ports to the served views: writing mutations and looking up what readers get. */
@NullMarked
package dev.millrace.domain.port.serving;

import org.jspecify.annotations.NullMarked;
