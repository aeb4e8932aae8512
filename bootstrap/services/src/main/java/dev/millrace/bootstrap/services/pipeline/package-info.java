/**
 * The whole pipeline on one machine: which processes it has, what each needs, and the demo's
 * measures.
 */
@NullMarked
package dev.millrace.bootstrap.services.pipeline;

import org.jspecify.annotations.NullMarked;
