/**
 * The three categories of failure. Retry reads the category and nothing else; bad input is a value
 * and never one of these.
 */
@NullMarked
package dev.millrace.domain.failure;

import org.jspecify.annotations.NullMarked;
