/** How figures come in: read, check, plan, commit. The bundled data and users' files take the same way. Entry point: {@link kosh.ingest.Importer}. */
@NullMarked
package kosh.ingest;

import org.jspecify.annotations.NullMarked;
