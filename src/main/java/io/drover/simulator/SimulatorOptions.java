package io.drover.simulator;

import io.drover.simulator.limits.LimitsProfile;
import io.drover.time.ScaledTime;
import io.drover.time.Time;
import java.time.Duration;

/**
 * How a simulated GitLab is set up.
 *
 * @param port 0 takes a free one
 * @param seed of tokens, secrets and faults
 * @param version what {@code /version} says
 * @param time the instance's clock; limits, expiry and background jobs follow it
 * @param limits which rate limits are enforced
 * @param firstId the first id of every table, so that ids of two instances never agree by accident
 * @param name shown in log lines
 * @param sidekiqDelay how long a background job waits before it starts
 */
public record SimulatorOptions(
        int port,
        long seed,
        String version,
        Time time,
        LimitsProfile limits,
        long firstId,
        String name,
        Duration sidekiqDelay) {
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(0, 1, "18.5.1-ee", Time.system(), LimitsProfile.NONE, 1, "gitlab", Duration.ZERO);
    }

    public SimulatorOptions withPort(int value) {
        return new SimulatorOptions(value, seed, version, time, limits, firstId, name, sidekiqDelay);
    }

    public SimulatorOptions withSeed(long value) {
        return new SimulatorOptions(port, value, version, time, limits, firstId, name, sidekiqDelay);
    }

    public SimulatorOptions withVersion(String value) {
        return new SimulatorOptions(port, seed, value, time, limits, firstId, name, sidekiqDelay);
    }

    public SimulatorOptions withTime(Time value) {
        return new SimulatorOptions(port, seed, version, value, limits, firstId, name, sidekiqDelay);
    }

    /** A clock that starts now and runs {@code factor} times as fast as the real one. */
    public SimulatorOptions withSpeed(double factor) {
        return factor == 1.0 ? this : withTime(new ScaledTime(Time.system().now(), factor));
    }

    public SimulatorOptions withLimits(LimitsProfile value) {
        return new SimulatorOptions(port, seed, version, time, value, firstId, name, sidekiqDelay);
    }

    public SimulatorOptions withFirstId(long value) {
        return new SimulatorOptions(port, seed, version, time, limits, value, name, sidekiqDelay);
    }

    public SimulatorOptions withName(String value) {
        return new SimulatorOptions(port, seed, version, time, limits, firstId, value, sidekiqDelay);
    }

    public SimulatorOptions withSidekiqDelay(Duration value) {
        return new SimulatorOptions(port, seed, version, time, limits, firstId, name, value);
    }
}
