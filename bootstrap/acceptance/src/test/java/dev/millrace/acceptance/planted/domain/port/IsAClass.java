package dev.millrace.acceptance.planted.domain.port;

public final class IsAClass {}
