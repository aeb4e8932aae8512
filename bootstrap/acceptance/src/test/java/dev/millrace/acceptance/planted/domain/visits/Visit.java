package dev.millrace.acceptance.planted.domain.visits;

public record Visit(String page) {}
