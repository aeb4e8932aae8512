/**
 * Views as the domain defines them, and the mutations that keep them: adapters check their tables
 * against these.
 */
@NullMarked
package dev.millrace.domain.view;

import org.jspecify.annotations.NullMarked;
