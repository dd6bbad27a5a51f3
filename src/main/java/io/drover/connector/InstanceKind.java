package io.drover.connector;

/** The forges Drover can read. Only GitLab can be a destination. */
public enum InstanceKind {
    GITLAB("GitLab");

    private final String words;

    InstanceKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
