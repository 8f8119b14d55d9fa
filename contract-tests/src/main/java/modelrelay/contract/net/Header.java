/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.net;

/** One header field as it was written, without the surrounding blanks of its value. */
public record Header(String name, String value) {}
