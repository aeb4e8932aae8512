/** The scripts and files of {@code infra/compose}, without an engine. */
@NullMarked
package dev.millrace.acceptance.compose;

import org.jspecify.annotations.NullMarked;
