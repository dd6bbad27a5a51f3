package io.drover.assess;

import io.drover.model.Method;
import io.drover.model.Project;
import java.util.List;

/** Git by push, and what the API re-creates. Nothing can stand against it. */
final class RepositoryFit implements MethodFit {
    @Override
    public Method method() {
        return Method.REPOSITORY_ONLY;
    }

    @Override
    public List<Reason> against(Project project) {
        return List.of();
    }

    @Override
    public List<Reason> terms(Project project) {
        return List.of(new Reason("brings Git and what the API re-creates; issues and merge requests lose authors and dates", "doc/api/rest/_index.md"));
    }
}
