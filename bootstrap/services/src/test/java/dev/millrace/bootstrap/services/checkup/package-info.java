/** Tests of the checkup that need no server. */
@NullMarked
package dev.millrace.bootstrap.services.checkup;

import org.jspecify.annotations.NullMarked;
