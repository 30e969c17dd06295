/** Plain Java aggregation over dictionary-encoded columns: no framework, no database. Entry point: {@link kosh.cube.Cube}. */
@NullMarked
package kosh.cube;

import org.jspecify.annotations.NullMarked;
