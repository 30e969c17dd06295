/** Documents that somebody can open: every figure points at one. */
@NullMarked
package kosh.source;

import org.jspecify.annotations.NullMarked;
