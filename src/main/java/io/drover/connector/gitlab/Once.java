package io.drover.connector.gitlab;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is asked for once and then remembered; a failure is not. Thread-safe, also on virtual threads. */
final class Once<T> implements Supplier<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<T> question;
    private volatile @Nullable T answer;

    Once(Supplier<T> question) {
        this.question = question;
    }

    @Override
    public T get() {
        T known = answer;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            T asked = answer;
            if (asked == null) {
                asked = question.get();
                answer = asked;
            }
            return asked;
        } finally {
            lock.unlock();
        }
    }
}
