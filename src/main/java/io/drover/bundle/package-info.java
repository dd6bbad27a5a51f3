/** A support bundle: what somebody else needs to find a fault, with nobody's name in it. */
@NullMarked
package io.drover.bundle;

import org.jspecify.annotations.NullMarked;
