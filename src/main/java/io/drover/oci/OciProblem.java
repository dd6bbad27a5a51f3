package io.drover.oci;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong with container images. */
public enum OciProblem implements ProblemCode {
    REGISTRY_REFUSED(
            Actor.YOU,
            "The container registry refuses",
            "The registry answered with an error status: the token may not read or write images there, the registry is switched off, or the repository is protected.",
            "Check that the token has read_registry (source) or write_registry (destination), or api, and that the container registry is on in the project; then retry the item."),
    REGISTRY_UNAVAILABLE(
            Actor.ENVIRONMENT,
            "The container registry is not serving requests",
            "The registry or its load balancer answers 502, 503 or 504: a restart, maintenance, or overload.",
            "Wait for the registry to come back and run again; it goes on where it stopped."),
    REGISTRY_AUTHENTICATION_UNKNOWN(
            Actor.US,
            "The container registry asks for an authentication that is not understood",
            "The registry's challenge is neither Bearer nor Basic.",
            "Report it with the header WWW-Authenticate that curl -i REGISTRY/v2/ shows."),
    IMAGE_MANIFEST_UNUSABLE(
            Actor.SOURCE_ADMIN,
            "An image's manifest cannot be understood",
            "The registry gave something that is no image manifest and no index of manifests, or not the one that was asked for.",
            "Pull the image with docker or skopeo; if that fails too it is damaged, and its tag can be deleted at the source."),
    IMAGE_TOO_OLD(
            Actor.SOURCE_ADMIN,
            "An image is in a format from before 2016",
            "Its manifest has schema version 1, which is signed with the repository's name. Today's registries refuse it, and under another name its signature is wrong.",
            "Pull the image with docker and push it again at the source, which makes a new manifest; or leave it behind."),
    IMAGE_DAMAGED(
            Actor.SOURCE_ADMIN,
            "A part of an image is damaged",
            "The registry does not have everything that the image's manifest names, or what it gave does not have the digest it is known by.",
            "Retry the item; if it repeats, the source registry's storage is damaged there: push the image again at the source."),
    IMAGE_DISK(
            Actor.ENVIRONMENT,
            "A part of an image cannot be stored on this machine",
            "Layers pass through the workspace's disk on their way, and it is full or not writable.",
            "Free disk space for at least the largest layer, then retry the item.");

    private final Explanation explanation;

    OciProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }

    /** What an unexpected status means: some pass by themselves (RFC 9110, 15.6.3 to 15.6.5). */
    static OciProblem of(int status) {
        return status == 502 || status == 503 || status == 504 ? REGISTRY_UNAVAILABLE : REGISTRY_REFUSED;
    }
}
