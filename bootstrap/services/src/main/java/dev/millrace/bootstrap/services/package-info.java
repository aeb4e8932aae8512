/** The composition root of the services and the command line: the only place that sees Guice. */
@NullMarked
package dev.millrace.bootstrap.services;

import org.jspecify.annotations.NullMarked;
