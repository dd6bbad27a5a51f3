/** Drover moves whole organisations into GitLab. Read the packages in the order of the journey: inventory, assess, plan, run, verify, report. */
@NullMarked
package io.drover;

import org.jspecify.annotations.NullMarked;
