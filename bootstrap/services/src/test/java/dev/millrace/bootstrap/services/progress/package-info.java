/** Tests of what people are shown while they wait. */
@NullMarked
package dev.millrace.bootstrap.services.progress;

import org.jspecify.annotations.NullMarked;
