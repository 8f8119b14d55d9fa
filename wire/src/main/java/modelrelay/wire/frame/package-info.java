/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * WebSocket frames (RFC 6455), both ends, without a socket: bytes in, events out, and back.
 *
 * <p>A {@link FrameReader} belongs to the thread that reads its connection. {@link FrameWriter} may
 * be shared. Extensions such as permessage-deflate are not negotiated, so a reserved bit is a
 * violation. Whether text is valid UTF-8 or JSON is not judged here but by {@code modelrelay.wire}.
 */
@NullMarked
package modelrelay.wire.frame;

import org.jspecify.annotations.NullMarked;
