/** What every endpoint shares: parameters, negotiation, caching, CORS. */
@NullMarked
package kosh.http;

import org.jspecify.annotations.NullMarked;
