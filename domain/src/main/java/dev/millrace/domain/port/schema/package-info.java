/**
 * The driven ports to schemas: the registry, the ids that deployment stored, and the codec between
 * documents and bytes.
 */
@NullMarked
package dev.millrace.domain.port.schema;

import org.jspecify.annotations.NullMarked;
