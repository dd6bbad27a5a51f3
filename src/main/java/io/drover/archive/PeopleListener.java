package io.drover.archive;

import io.drover.archive.RecordWalk.Node;
import io.drover.archive.RecordWalk.Value;

/** Finds users in records: the {@code *_id} attributes that are mapped on import, and the names that notes give their authors. */
final class PeopleListener implements RecordWalk.Listener {
    private final PeopleScan people;

    PeopleListener(PeopleScan people) {
        this.people = people;
    }

    @Override
    public void attribute(Node node, String key, Value value) {
        if (PeopleScan.USER_REFERENCES.contains(key)) {
            Long id = value.number();
            if (id != null) {
                people.reference(id);
                node.authorId = key.equals("author_id") ? id : node.authorId;
            }
        } else if (key.equals("name") && node.key.equals("author") && node.parent != null) {
            node.parent.authorName = value.text();
        }
    }

    @Override
    public void ended(Node node) {
        if (node.authorId != null && node.authorName != null) {
            people.author(node.authorId, node.authorName);
        }
    }
}
