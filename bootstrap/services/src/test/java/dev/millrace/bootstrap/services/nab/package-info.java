@NullMarked
package dev.millrace.bootstrap.services.nab;

import org.jspecify.annotations.NullMarked;
