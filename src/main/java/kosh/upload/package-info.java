/** Uploads: files that somebody brought, what is being done with each, and what came of it. Entry point: {@link kosh.upload.Jobs}. */
@NullMarked
package kosh.upload;

import org.jspecify.annotations.NullMarked;
