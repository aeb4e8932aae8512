/** Entering what streams report into the books. */
@NullMarked
package dev.millrace.application.books;

import org.jspecify.annotations.NullMarked;
