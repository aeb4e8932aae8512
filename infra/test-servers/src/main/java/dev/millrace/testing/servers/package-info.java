/**
 * Real servers for integration tests, behind one interface with two implementations: child
 * processes, and containers with {@code -Dmillrace.servers=containers}; the processes also with
 * {@code -Dmillrace.kafka=zookeeper}. They are started when a test first asks for them, shared by
 * all tests of the JVM, and gone when it ends.
 */
@NullMarked
package dev.millrace.testing.servers;

import org.jspecify.annotations.NullMarked;
