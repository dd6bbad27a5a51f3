package io.drover.assess.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionGapTest {
    @ParameterizedTest
    @CsvSource({
        "18.5.1-ee, 18.5.0, GOOD",
        "18.3.0, 18.5.1, GOOD",
        "18.2.9, 18.5.0, WARNING",
        "17.11.0, 18.0.0, WARNING",
        "18.6.0, 18.5.9, BAD",
        "19.0.0, 18.5.0, BAD"
    })
    void an_archive_goes_at_most_two_minors_forward_and_never_back(String source, String destination, Verdict verdict) {
        Diagnosis row = VersionGap.between(Version.parse(source), Version.parse(destination));
        assertThat(row.verdict()).isEqualTo(verdict);
        assertThat(row.found()).contains(source + " to " + destination);
    }
}
