/** Secrets that come into being during a run, sealed until a person opens them. */
@org.jspecify.annotations.NullMarked
package io.drover.secrets;
