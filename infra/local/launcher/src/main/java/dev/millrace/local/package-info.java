/**
 * The local stack: real servers and Millrace's own processes as children of one JVM, each started
 * when what it needs is ready, restarted when it dies, stopped in reverse order, and never left
 * behind. {@link dev.millrace.local.LocalServers} is the way in for the servers; {@link
 * dev.millrace.local.Stack} supervises anything that has a {@link dev.millrace.local.ProcessSpec}.
 */
@NullMarked
package dev.millrace.local;

import org.jspecify.annotations.NullMarked;
