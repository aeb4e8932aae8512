/** Rebuilding views: what the running code makes of the records, beside what their rows hold. */
@NullMarked
package dev.millrace.application.rebuild;

import org.jspecify.annotations.NullMarked;
