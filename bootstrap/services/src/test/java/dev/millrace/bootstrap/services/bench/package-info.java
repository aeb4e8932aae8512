/** Tests of the harness, with sides whose speed and losses are planted. */
@NullMarked
package dev.millrace.bootstrap.services.bench;

import org.jspecify.annotations.NullMarked;
