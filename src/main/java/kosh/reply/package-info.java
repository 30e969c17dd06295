/**
 * Answers as they go over the wire: made once, kept as bytes, served from the door, within limits. Entry points: {@link kosh.reply.Door} for
 * requests, {@link kosh.reply.Replies} for answers.
 */
@NullMarked
package kosh.reply;

import org.jspecify.annotations.NullMarked;
