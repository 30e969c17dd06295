/** What is counted and how it adds ({@link kosh.dataset.Indicator}), and the named collections of figures ({@link kosh.dataset.Dataset}). */
@NullMarked
package kosh.dataset;

import org.jspecify.annotations.NullMarked;
