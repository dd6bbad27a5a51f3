package io.drover.oci;

/**
 * A reference to content (OCI image spec, descriptor.md).
 *
 * @param size    in bytes
 * @param foreign the content lies elsewhere by licence and is not to be uploaded: its manifest names {@code urls}
 */
public record Descriptor(String mediaType, Digest digest, long size, boolean foreign) {}
