package io.drover.verify;

import io.drover.connector.Repositories.LfsObject;
import java.nio.file.Path;
import java.util.List;

/** Finds the LFS pointers in every commit of a bare repository. */
@FunctionalInterface
public interface LfsPointers {
    List<LfsObject> in(Path bareRepository);
}
