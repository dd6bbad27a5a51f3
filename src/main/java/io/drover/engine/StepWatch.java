package io.drover.engine;

/** Told about every border a step crosses. Used to crash on purpose in tests and rehearsals. */
@FunctionalInterface
public interface StepWatch {
    StepWatch NOBODY = (item, step, border) -> {};

    void crossed(String item, String step, Border border);

    /** In the order they are crossed. A kill at DONE repeats the step, the others do not. */
    enum Border {
        /** About to run. */
        BEGINS,
        /** Its effect is out in the world, the journal does not know yet. */
        DONE,
        /** In the journal. */
        RECORDED
    }
}
