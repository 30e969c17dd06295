/** The endpoints under {@code /v1}: one class a path, each from parameters to answer in a straight line. */
@NullMarked
package kosh.api;

import org.jspecify.annotations.NullMarked;
