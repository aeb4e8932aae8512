/** Looking whether machine, settings, servers and path are well: what was found, and what to do. */
@NullMarked
package dev.millrace.bootstrap.services.checkup;

import org.jspecify.annotations.NullMarked;
