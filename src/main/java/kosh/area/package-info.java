/** Places: codes, aliases, names in four languages, and which place lies in which. Entry point: {@link kosh.area.Areas}. */
@NullMarked
package kosh.area;

import org.jspecify.annotations.NullMarked;
