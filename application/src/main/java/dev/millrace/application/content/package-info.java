/** What is shown of a record's content, masked unless personal data is asked for. */
@NullMarked
package dev.millrace.application.content;

import org.jspecify.annotations.NullMarked;
