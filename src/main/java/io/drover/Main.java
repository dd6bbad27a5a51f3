package io.drover;

/** Parse, run, exit code; nothing else. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("drover");
    }
}
