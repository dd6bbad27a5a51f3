/** Journeys through several stages, against simulated instances over real HTTP. */
@NullMarked
package io.drover.story;

import org.jspecify.annotations.NullMarked;
