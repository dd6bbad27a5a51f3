package io.drover.verify;

import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** Repositories by their refs, LFS by its objects. */
final class GitComparisons {
    static final Shape REF = shape().values("id").ignore("what pairs them", "name").done();

    private static final Shape LFS_OBJECT = shape().values("size").flags(SideReader.ABSENT).done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.REPOSITORY, SAME, REF),
            new Comparison(Relations.WIKI, SAME, REF),
            new Comparison(Relations.GROUP_WIKI, SAME, REF),
            new Comparison(Relations.LFS_OBJECTS, SAME, LFS_OBJECT));

    private GitComparisons() {}
}
