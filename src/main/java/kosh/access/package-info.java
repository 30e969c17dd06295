/** Who may write: bearer tokens with a role, of which only hashes are kept. */
@NullMarked
package kosh.access;

import org.jspecify.annotations.NullMarked;
