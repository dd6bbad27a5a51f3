/** The root causes behind what an instance reports, and which of them a failed item's facts point at. Nothing is recognised by its wording. */
@NullMarked
package io.drover.diagnose;

import org.jspecify.annotations.NullMarked;
