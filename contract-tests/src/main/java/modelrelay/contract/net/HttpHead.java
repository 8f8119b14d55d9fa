/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of an HTTP/1.1 message: its first line and its header fields in order.
 *
 * @param startLine request line or status line, without the line end
 */
public record HttpHead(String startLine, List<Header> headers) {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_HEADERS = 2_000;
    private static final int SHOWN = 100;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] \\d{3}( .*)?");

    /**
     * Reads up to and including the empty line.
     *
     * @throws EOFException if the connection ends first
     */
    public static HttpHead read(InputStream in) throws IOException {
        String first = line(in);
        var headers = new ArrayList<Header>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header field: " + beginning(line));
            }
            if (headers.size() == MAX_HEADERS) {
                throw new IOException("more than " + MAX_HEADERS + " header fields");
            }
            headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new HttpHead(first, List.copyOf(headers));
    }

    /**
     * Reads the head of an answer.
     *
     * @throws IOException if what arrives is no answer of HTTP
     */
    public static HttpHead readAnswer(InputStream in) throws IOException {
        HttpHead head = read(in);
        if (!STATUS_LINE.matcher(head.startLine()).matches()) {
            throw new IOException("not an answer of HTTP: " + beginning(head.startLine()));
        }
        return head;
    }

    /** As much of what somebody sent as fits into a message. */
    static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN));
    }

    static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended inside a head");
            }
            if (text.length() > MAX_BYTES) {
                throw new IOException("a head longer than " + MAX_BYTES + " bytes");
            }
            text.append((char) b);
        }
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\r') {
            text.setLength(end - 1);
        }
        return text.toString();
    }

    /** The status of a response; 0 if that is no number. */
    public int status() {
        String word = word(1);
        return word.matches("\\d{1,9}") ? Integer.parseInt(word) : 0;
    }

    /** The method of a request. */
    public String method() {
        return word(0);
    }

    /** The path of a request, with its query string. */
    public String target() {
        return word(1);
    }

    private String word(int index) {
        String[] words = startLine.split(" ", -1);
        return index < words.length ? words[index] : "";
    }

    /** The first value of a header field, whatever the case of its name. */
    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a header field in order. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Whether a comma-separated header field holds a word. */
    public boolean lists(String name, String word) {
        return all(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(value -> value.strip().equalsIgnoreCase(word));
    }

    /** The head as it goes over the wire. */
    public byte[] bytes() {
        var text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(h -> text.append(h.name()).append(": ").append(h.value()).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
