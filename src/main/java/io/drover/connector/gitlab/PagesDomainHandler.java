package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.Write;
import io.drover.problem.ProblemException;
import java.util.List;

/**
 * Domains of Pages sites. A domain belongs to one project of an instance (doc/api/pages_domains.md), so the destination may refuse one that
 * somebody else has there: a person has to decide, and it does not hold up the project.
 */
final class PagesDomainHandler extends EnsureHandler {
    PagesDomainHandler(GitLabApi api, ListReader lists, Writable writable) {
        super(api, lists, writable);
    }

    @Override
    public Receipt apply(Write write) {
        try {
            return super.apply(write);
        } catch (ProblemException e) {
            if (write.kind() == Write.Kind.CREATE && e.is(GitLabProblem.GITLAB_REFUSED_INPUT)) {
                return new Receipt(write.relation(), write.key(), false, List.of("domain"));
            }
            throw e;
        }
    }

    @Override
    public List<Receipt> applyAll(List<Write> writes) {
        return writes.stream().map(this::apply).toList();
    }
}
