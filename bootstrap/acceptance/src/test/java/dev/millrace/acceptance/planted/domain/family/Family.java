package dev.millrace.acceptance.planted.domain.family;

public record Family(dev.millrace.acceptance.planted.domain.event.SeesFamily event) {}
