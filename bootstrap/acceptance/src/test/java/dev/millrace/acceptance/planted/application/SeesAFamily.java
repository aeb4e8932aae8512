package dev.millrace.acceptance.planted.application;

import dev.millrace.acceptance.planted.domain.visits.Visit;

public record SeesAFamily(Visit visit) {}
