package io.drover.connector;

import io.drover.model.Owner;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Texts that people wrote in a group or project of the destination, and their replacement by better ones. */
public interface Texts {
    /** Every text that is there and can be replaced, in a stable order, but for files. What GitLab itself wrote is not among them. */
    void read(Owner owner, Consumer<Text> sink);

    /** What a place says now. Empty when it is not there any more, or says nothing. */
    Optional<String> at(Owner owner, Place place);

    /** Writes a text in the place of another. Author and time of creation stay. Idempotent. */
    void replace(Owner owner, Place place, String content);

    record Text(Place place, String content) {}

    /**
     * Where a text stands.
     *
     * @param keys what names it within its owner: the iid of an issue, and the id of a note
     */
    record Place(Kind kind, List<String> keys) {
        public Place {
            keys = List.copyOf(keys);
        }

        /** {@code note 77 of issue 5}. */
        public String words() {
            return switch (kind) {
                case DESCRIPTION -> kind.words;
                case ISSUE_NOTE, MERGE_REQUEST_NOTE -> "comment " + keys.getLast() + " of " + kind.words + " " + keys.getFirst();
                case FILE -> kind.words + " " + keys.getLast() + " on " + keys.getFirst();
                default -> kind.words + " " + keys.getFirst();
            };
        }
    }

    enum Kind {
        DESCRIPTION("its description"),
        ISSUE("issue"),
        ISSUE_NOTE("issue"),
        MERGE_REQUEST("merge request"),
        MERGE_REQUEST_NOTE("merge request"),
        MILESTONE("milestone"),
        RELEASE("release"),
        SNIPPET("snippet"),
        WIKI_PAGE("wiki page"),
        /** A file on a branch: replaced by a commit. Its keys are the branch and the path. */
        FILE("file");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }
}
