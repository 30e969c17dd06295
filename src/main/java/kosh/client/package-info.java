/** The command of the shell: it brings a file to a service over HTTP, as anyone could. */
@NullMarked
package kosh.client;

import org.jspecify.annotations.NullMarked;
