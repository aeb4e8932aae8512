package dev.millrace.acceptance.planted.adapters.kafka;

final class KafkaHeldTest implements dev.millrace.acceptance.planted.domain.port.HeldContract {}
