package io.drover.simulator.directtransfer;

import io.drover.simulator.ApiError;
import java.util.Map;

/** Why an import is not started, in GitLab's words (lib/bulk_imports/error.rb). All of them are answered with 422. */
final class Refused {
    private Refused() {}

    static ApiError unsupportedVersion(String least) {
        return with("Unsupported GitLab version. Minimum supported version is '" + least + "'.");
    }

    static ApiError scopeOrUrl() {
        return with("Check that the source instance base URL and the personal access token meet the necessary requirements.");
    }

    static ApiError invalidUrl() {
        return with("Invalid source URL. Enter only the base URL of the source GitLab instance.");
    }

    static ApiError destinationNamespace(String namespace) {
        return with("Import failed. Destination '" + namespace + "' is invalid, or you don't have permission.");
    }

    static ApiError destinationSlug() {
        return with("Import failed. Destination URL must not start or end with a special character and must not contain consecutive special characters.");
    }

    static ApiError pathTaken(String fullPath) {
        return with("Import failed. '" + fullPath + "' already exists. Change the destination and try again.");
    }

    static ApiError notFound(String sourceFullPath) {
        return with("Import failed. '" + sourceFullPath + "' not found.");
    }

    static ApiError notAuthorized(String sourceFullPath) {
        return with("Import failed. You don't have permission to export '" + sourceFullPath + "'.");
    }

    static ApiError switchedOff() {
        return with("Migration by direct transfer disabled on source or destination instance. Ask an administrator to enable it on both instances and try again.");
    }

    static ApiError with(String message) {
        return new ApiError(422, Map.of("message", message));
    }
}
