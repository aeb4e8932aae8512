/**
 * What every process of Millrace has: loops that survive failures, and resources closed in order.
 */
@NullMarked
package dev.millrace.bootstrap.services.process;

import org.jspecify.annotations.NullMarked;
