package io.drover.engine;

/** What happens to an item: straight-line code, replayed from the top after every wait and every crash. */
@FunctionalInterface
public interface Itinerary {
    /** Runs until done, or leaves by an exception: a wait (the engine comes back), or a failure (the item fails and keeps its journal). */
    void travel(Journey journey) throws Exception;
}
