package io.drover.verify;

/** Why an attribute is left out of a comparison; said once, used by many shapes. */
final class Reasons {
    static final String ID = "a database id, different on every instance";
    static final String URL = "an address made from the instance's own URL and path";
    static final String DERIVED = "computed by GitLab from what is compared";
    static final String CLOCK = "depends on when it is asked";
    static final String TOUCHED = "moved by the import itself and by every later edit";
    static final String VIEWER = "depends on who asks";
    static final String ORIGIN = "says how it got there";
    static final String INSTANCE = "a property of the instance, not of the content";

    private Reasons() {}
}
