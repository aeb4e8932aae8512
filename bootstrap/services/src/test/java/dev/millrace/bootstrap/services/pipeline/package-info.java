/** Tests of carrying runs, over ports in memory. */
@NullMarked
package dev.millrace.bootstrap.services.pipeline;

import org.jspecify.annotations.NullMarked;
