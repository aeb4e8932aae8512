package dev.millrace.adapters.kafka;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.record.FamilyName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A receipt as a record: key {@code family/generation/batch/run}, value a JSON object of fixed
 * fields in a fixed order. Anything else is foreign.
 */
final class ReceiptText {

  private static final String NUMBER = "(\\d{1,18})";
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\{\"family\":\"([a-z0-9-]+)\",\"generation\":N,\"batch\":N,\"run\":\"([0-9a-f-]{36})\","
                  .replace("N", NUMBER)
              + "\"served\":N,\"deadLettered\":N}".replace("N", NUMBER));

  private ReceiptText() {}

  static ProducerRecord<byte[], byte[]> write(String topic, Receipt receipt) {
    String key =
        String.join(
            "/",
            receipt.family().value(),
            Long.toString(receipt.generation()),
            Long.toString(receipt.batch()),
            receipt.run().toString());
    return new ProducerRecord<>(topic, bytes(key), bytes(json(receipt)));
  }

  static Optional<Receipt> read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return Optional.empty();
    }
    Matcher matcher = SHAPE.matcher(new String(value, StandardCharsets.UTF_8));
    return matcher.matches() ? receipt(matcher) : Optional.empty();
  }

  private static String json(Receipt receipt) {
    return String.format(
        Locale.ROOT,
        "{\"family\":\"%s\",\"generation\":%d,\"batch\":%d,\"run\":\"%s\",\"served\":%d,\"deadLettered\":%d}",
        receipt.family(),
        receipt.generation(),
        receipt.batch(),
        receipt.run(),
        receipt.served(),
        receipt.deadLettered());
  }

  private static Optional<Receipt> receipt(Matcher fields) {
    try {
      return Optional.of(
          new Receipt(
              new FamilyName(fields.group(1)),
              Long.parseLong(fields.group(2)),
              Long.parseLong(fields.group(3)),
              RunId.of(fields.group(4)),
              Long.parseLong(fields.group(5)),
              Long.parseLong(fields.group(6))));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
