/** Links to the old instance in what people wrote: finding them, where they lead now, and a map of redirects for the old host. */
@NullMarked
package io.drover.links;

import org.jspecify.annotations.NullMarked;
