/**
 * What printed figures, which overlap, round and contradict each other, allow together: bounds with their proof, contradictions with the
 * figures they convict, and claims held against both. Plain Java; no model, no smoothing. Entry points: {@link kosh.evidence.Evidence},
 * which is asked, and {@link kosh.evidence.Figures}, which makes its figures of the rows of a release.
 */
@NullMarked
package kosh.evidence;

import org.jspecify.annotations.NullMarked;
