/** The rules of the house, each of them seen to catch a planted violation. */
@NullMarked
package dev.millrace.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
