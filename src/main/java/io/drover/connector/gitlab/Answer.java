package io.drover.connector.gitlab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What GitLab answered, whatever the status.
 *
 * @param json a missing node when there was no JSON
 */
record Answer(String method, Route route, int status, Map<String, List<String>> headers, JsonNode json) {
    boolean ok() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName)).filter(v -> !v.isEmpty()).map(List::getFirst).filter(v -> !v.isBlank());
    }

    OptionalLong number(String lowerCaseName) {
        return header(lowerCaseName).filter(v -> v.chars().allMatch(Character::isDigit)).stream().mapToLong(Long::parseLong).findFirst();
    }

    /** Names of the attributes that a failed validation complains about; empty when the answer is of another shape. */
    List<String> invalidAttributes() {
        JsonNode message = json.path("message");
        return message.isObject() ? List.copyOf(message.propertyNames()) : List.of();
    }
}
