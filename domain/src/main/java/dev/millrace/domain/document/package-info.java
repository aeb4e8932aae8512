/** A neutral reader over trees of fields, so that one mapper serves JSON, Avro and tests alike. */
@NullMarked
package dev.millrace.domain.document;

import org.jspecify.annotations.NullMarked;
