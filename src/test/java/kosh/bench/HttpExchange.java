package kosh.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection with at most one request under way. Knows of HTTP/1.1 what a server sends that keeps connections: lengths and chunks. */
final class HttpExchange {

    private static final int BUFFER = 1 << 16;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};
    private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "\ntransfer-encoding:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 15);
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] in = new byte[2 * BUFFER];
    private int filled;
    private boolean headRead;
    private boolean chunked;
    private long missing;
    private int status;
    private long due;
    private long bytes;

    HttpExchange(SocketChannel channel) {
        this.channel = channel;
    }

    int status() {
        return status;
    }

    /** How long the answer is, head and all. */
    long bytes() {
        return bytes;
    }

    /** When the request was to be sent. */
    long due() {
        return due;
    }

    void send(byte[] request, long dueAt) throws IOException {
        due = dueAt;
        filled = 0;
        bytes = 0;
        headRead = false;
        out.clear().put(request).flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Reads what is there; whether the answer is whole. */
    boolean receive() throws IOException {
        int read = channel.read(direct.clear());
        if (read < 0) {
            throw new EOFException("The server closed the connection");
        }
        direct.flip().get(in, filled, read);
        filled += read;
        bytes += read;
        if (!headRead) {
            int end = indexOf(END_OF_HEAD, 0, filled);
            if (end < 0) {
                return false;
            }
            readHead(end);
            return bodyRead(filled - end - END_OF_HEAD.length);
        }
        return bodyRead(read);
    }

    private void readHead(int end) {
        headRead = true;
        status = (in[9] - '0') * 100 + (in[10] - '0') * 10 + in[11] - '0';
        int length = indexOf(LENGTH, 0, end);
        chunked = length < 0 && indexOf(CHUNKED, 0, end) >= 0;
        missing = 0;
        for (int i = length + LENGTH.length; length >= 0 && in[i] != '\r'; i++) {
            missing = in[i] == ' ' ? missing : missing * 10 + in[i] - '0';
        }
        if (status == 304) {
            missing = 0;
        }
    }

    /** Of the bytes read only the last few are kept, in which the last chunk may end. */
    private boolean bodyRead(int bytes) {
        if (!chunked) {
            missing -= bytes;
            filled = 0;
            return missing <= 0;
        }
        boolean whole = filled >= LAST_CHUNK.length && indexOf(LAST_CHUNK, filled - LAST_CHUNK.length, filled) >= 0;
        int kept = Math.min(filled, LAST_CHUNK.length);
        System.arraycopy(in, filled - kept, in, 0, kept);
        filled = kept;
        return whole;
    }

    /** Where the bytes stand, the case of letters aside; -1 if nowhere. */
    private int indexOf(byte[] sought, int from, int to) {
        for (int start = from; start <= to - sought.length; start++) {
            int i = 0;
            while (i < sought.length && lower(in[start + i]) == sought[i]) {
                i++;
            }
            if (i == sought.length) {
                return start;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }
}
