/** One-method HTTP transport, and the wrappers around it: governor, retry, recording, redaction. */
@NullMarked
package io.drover.http;

import org.jspecify.annotations.NullMarked;
