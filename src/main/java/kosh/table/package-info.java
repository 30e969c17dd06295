/** An answer as a table, and one writer per format. Entry point: {@link kosh.table.Table}. */
@NullMarked
package kosh.table;

import org.jspecify.annotations.NullMarked;
