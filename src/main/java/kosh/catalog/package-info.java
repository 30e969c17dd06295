/** All that figures refer to, as it stands in one release, in memory. Entry point: {@link kosh.catalog.Catalog}. */
@NullMarked
package kosh.catalog;

import org.jspecify.annotations.NullMarked;
