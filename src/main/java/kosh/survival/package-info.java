/**
 * Time-to-event statistics: how fast arrivals became citizens. Plain Java, no framework, no database. Entry points:
 * {@link kosh.survival.Durations} for times known to the day, whose cohorts go into {@link kosh.survival.KaplanMeier},
 * {@link kosh.survival.AalenJohansen} and {@link kosh.survival.LogRank}, and {@link kosh.survival.Spans} for times known to lie between two
 * days, which go into {@link kosh.survival.Turnbull}.
 *
 * <p>Persons are case weights: an episode of three persons counts as three episodes of one. The results are those of the package survival
 * of R on rows so repeated; there, weights would do the same for Kaplan-Meier, but not for the standard errors of Aalen-Johansen, where a
 * weighted row is one subject.
 */
@NullMarked
package kosh.survival;

import org.jspecify.annotations.NullMarked;
