package io.drover.assess.doctor;

/** Where an examination looked. */
public enum Place {
    THIS_MACHINE("this machine"),
    SOURCE("source"),
    DESTINATION("destination");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
