package io.drover.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that is compared.
 *
 * @param name  as GitLab's REST API spells it; dots step into objects ({@code milestone.title})
 * @param kind  how two values are made comparable
 * @param shape of the elements, for {@link Kind#RECORDS} and {@link Kind#OBJECT} only
 * @param word  what one element is called in a difference ({@code discussion}); the name itself for everything else
 * @param match attributes that identify an element on both instances, best first; elements that none of them pairs go by position
 */
record Field(String name, Kind kind, @Nullable Shape shape, String word, List<String> match) {
    Field {
        match = List.copyOf(match);
    }

    /** How values are made comparable. Absent, null, empty text and empty list are the same everywhere. */
    enum Kind {
        /** As it is; numbers by value. */
        VALUE,
        /** A label, milestone or file: by its title, name or path, whether it comes as an object or as text. */
        NAMED,
        /** Text that may contain links; line ends are unified and trailing white space is dropped. */
        TEXT,
        /** Case does not matter: colours, e-mail addresses. */
        CASELESS,
        /** Absent is the same as false. */
        FLAG,
        /** An instant, to the millisecond. */
        TIME,
        /** A user, translated through the user map. */
        USER,
        /** Users in any order. */
        USERS,
        /** Values in any order. */
        SET,
        /** Like {@link #VALUE}, but a difference never shows what follows a {@code ?} or stands before an {@code @}. */
        ADDRESS,
        /** Compared by keyed digest; never kept, shown or digested. */
        SECRET,
        /** An object with a shape of its own. */
        OBJECT,
        /** Objects with a shape of their own, in any order. */
        RECORDS
    }

    static Field of(String name, Kind kind) {
        return new Field(name, kind, null, name, List.of());
    }

    static Field object(String name, Shape shape) {
        return new Field(name, Kind.OBJECT, shape, name, List.of());
    }

    static Field records(String name, String word, Shape shape, String... match) {
        return new Field(name, Kind.RECORDS, shape, word, List.of(match));
    }
}
