/** Figures along time: the points of one series, and what is made of them. Entry points: {@link kosh.series.Series}, {@link kosh.series.Transform}. */
@NullMarked
package kosh.series;

import org.jspecify.annotations.NullMarked;
