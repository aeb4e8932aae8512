/**
 * The family {@code users}: people as randomuser.me serves them, in its versions 1.0 to 1.4, less
 * their login's secrets.
 */
@NullMarked
package dev.millrace.domain.users;

import org.jspecify.annotations.NullMarked;
