/** Kosh, an open service of migration-flow statistics. Entry point: {@link kosh.Kosh}; a question goes from {@code api} over {@code query} to {@code cube} and back as a {@code table}. */
@NullMarked
package kosh;

import org.jspecify.annotations.NullMarked;
