/** Rebuilds of views that were ordered: where each is to go, and how far it came. */
@NullMarked
package dev.millrace.domain.rebuild;

import org.jspecify.annotations.NullMarked;
