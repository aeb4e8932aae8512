package dev.millrace.acceptance.planted.domain.port;

public interface HeldContract {}
