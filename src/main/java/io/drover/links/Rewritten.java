package io.drover.links;

import java.util.List;

/**
 * A text after the pass.
 *
 * @param text  with the links that have a new place
 * @param links every link to the old instance that was in it, in order
 */
public record Rewritten(String text, List<Link> links) {
    public Rewritten {
        links = List.copyOf(links);
    }

    public boolean changed() {
        return links.stream().anyMatch(Link::rewritten);
    }
}
