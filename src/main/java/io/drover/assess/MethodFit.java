package io.drover.assess;

import io.drover.model.Method;
import io.drover.model.Project;
import java.util.List;

/** Whether one method can move a project here. Pure; one file a method. */
interface MethodFit {
    Method method();

    /** What stands against it; empty when it fits. */
    List<Reason> against(Project project);

    /** What it does and what to know before taking it. */
    List<Reason> terms(Project project);
}
