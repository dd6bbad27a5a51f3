package io.drover.assess.doctor;

/** Looks at one thing of one instance. */
interface Examination {
    /** What is examined, a few words. */
    String check();

    /** Problems it throws become a BAD row that says what they say. */
    Diagnosis examine(Patient patient);
}
