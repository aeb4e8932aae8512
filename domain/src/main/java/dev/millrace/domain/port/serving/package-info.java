/** The driven ports to the served views: writing mutations, who may, and what readers get. */
@NullMarked
package dev.millrace.domain.port.serving;

import org.jspecify.annotations.NullMarked;
