/** What tests of several ports share: the store behind the in-memory doubles, and fixtures. */
@NullMarked
package dev.millrace.domain.testing;

import org.jspecify.annotations.NullMarked;
