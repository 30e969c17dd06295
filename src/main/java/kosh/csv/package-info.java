/** CSV files as people bring them: which dialect a file has, and its records with their physical lines. Knows nothing of layouts. */
@NullMarked
package kosh.csv;

import org.jspecify.annotations.NullMarked;
