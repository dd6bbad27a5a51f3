package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Attachments that the source took and the destination may be too strict for. */
final class AttachmentSizeCheck implements Check {
    @Override
    public String id() {
        return "attachment-size";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        long here = s.inventory().settings().maxAttachmentSize();
        long there = s.destination().settings().maxAttachmentSize();
        if (there <= 0 || here <= there) {
            return Stream.empty();
        }
        return s.inventory().projects().stream().filter(p -> p.statistics().uploadsSize() > there).map(p -> finding(
                Severity.NOTICE,
                p.fullPath(),
                "has attachments of " + Bytes.words(p.statistics().uploadsSize()) + " together; the source allows " + Bytes.words(here)
                        + " each, the destination " + Bytes.words(there),
                "Raise max_attachment_size at the destination to the source's.",
                Actor.DESTINATION_ADMIN,
                "doc/administration/settings/account_and_limit_settings.md"));
    }
}
