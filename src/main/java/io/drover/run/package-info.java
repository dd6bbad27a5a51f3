/** Stage 4. Do it, durably. Read ProjectItinerary and GroupItinerary first. */
@NullMarked
package io.drover.run;

import org.jspecify.annotations.NullMarked;
