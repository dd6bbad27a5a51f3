package io.drover.engine;

import java.util.Map;

/** Something done once for several items, by one of them. May run again after a crash, with the same items or others: it looks before it acts. */
@FunctionalInterface
public interface SharedDeed<L, T> {
    /**
     * @param loads what to do for each item, by item
     * @return a result for each of them, JSON-serialisable and without a secret
     */
    Map<String, T> run(Map<String, L> loads) throws Exception;
}
