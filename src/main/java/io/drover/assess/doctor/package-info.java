/** The check-up before the window: network, clocks, versions, tokens, switches, disk, programs. One examination a file, a row each. */
@NullMarked
package io.drover.assess.doctor;

import org.jspecify.annotations.NullMarked;
