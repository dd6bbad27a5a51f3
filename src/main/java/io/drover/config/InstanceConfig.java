package io.drover.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One instance in {@code drover.yaml}.
 *
 * @param name        how the user calls it: {@code source}, {@code destination}
 * @param kind        {@code gitlab}
 * @param url         base URL without trailing slash
 * @param token       where the token comes from
 * @param caBundle    PEM file with extra certificate authorities
 * @param limits      {@code gitlab.com}, {@code self-managed} or {@code none}: which documented rate limits apply
 */
public record InstanceConfig(String name, String kind, URI url, TokenSource token, Optional<Path> caBundle, String limits) {}
