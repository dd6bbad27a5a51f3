package io.drover.model;

/** A group or project on one instance, as the owner of relations. The id belongs to that instance only. */
public record Owner(Scope scope, long id, FullPath fullPath) {}
