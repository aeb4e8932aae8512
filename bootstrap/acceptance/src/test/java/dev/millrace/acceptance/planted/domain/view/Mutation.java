package dev.millrace.acceptance.planted.domain.view;

public interface Mutation {}
