/** The way to citizenship: legal terms, and the documented episodes. */
@NullMarked
package kosh.naturalization;

import org.jspecify.annotations.NullMarked;
