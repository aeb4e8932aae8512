/** Looking into topics: a few messages, decoded, and masked unless personal data is asked for. */
@NullMarked
package dev.millrace.application.browse;

import org.jspecify.annotations.NullMarked;
