/** A question (filters, {@code by}, {@code asOf}) and its answer. Entry point: {@link kosh.query.Question}; the list of filters is {@link kosh.query.Dimension}. */
@NullMarked
package kosh.query;

import org.jspecify.annotations.NullMarked;
