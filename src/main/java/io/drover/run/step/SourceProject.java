package io.drover.run.step;

import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Scope;
import io.drover.model.Visibility;
import org.jspecify.annotations.Nullable;

/** What the journal remembers of a project before anything was done to it. */
public record SourceProject(long id, FullPath path, String name, Visibility visibility, boolean archived, @Nullable String description) {
    static SourceProject of(Project project) {
        return new SourceProject(project.id(), project.fullPath(), project.name(), project.visibility(), project.archived(), project.description());
    }

    public Owner owner() {
        return new Owner(Scope.PROJECT, id, path);
    }
}
