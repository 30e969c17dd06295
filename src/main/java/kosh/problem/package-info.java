/** How the service says no: RFC 9457 problems, made in one place. */
@NullMarked
package kosh.problem;

import org.jspecify.annotations.NullMarked;
