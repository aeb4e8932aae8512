/**
 * Millrace's own HTTP interface: what may be asked and by whom, how it is answered, and the server
 * that listens. Routes know requests and replies alone; the server's types stay in the one class
 * that translates them.
 */
@NullMarked
package dev.millrace.adapters.http.api;

import org.jspecify.annotations.NullMarked;
