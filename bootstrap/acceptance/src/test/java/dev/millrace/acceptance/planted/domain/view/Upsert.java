package dev.millrace.acceptance.planted.domain.view;

public record Upsert(String key) implements Mutation {}
