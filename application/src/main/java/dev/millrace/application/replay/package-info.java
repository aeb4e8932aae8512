/** Publishing again what was published: for holes in the log, and for views that lost rows. */
@NullMarked
package dev.millrace.application.replay;

import org.jspecify.annotations.NullMarked;
