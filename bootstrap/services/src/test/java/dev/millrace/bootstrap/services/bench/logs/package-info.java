@NullMarked
package dev.millrace.bootstrap.services.bench.logs;

import org.jspecify.annotations.NullMarked;
