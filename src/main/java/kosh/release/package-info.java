/** Numbered, immutable states of everything, and the rows that live from one to another. */
@NullMarked
package kosh.release;

import org.jspecify.annotations.NullMarked;
