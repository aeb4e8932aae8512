/**
 * Publishing the events of dead letters again, once their cause has ended, and seeing them served.
 */
@NullMarked
package dev.millrace.application.redrive;

import org.jspecify.annotations.NullMarked;
