package dev.millrace.acceptance.planted.domain.event;

public record SeesFamily(dev.millrace.acceptance.planted.domain.family.Family family) {}
