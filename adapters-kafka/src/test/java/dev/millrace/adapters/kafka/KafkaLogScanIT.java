package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.log.LogScanContract;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

final class KafkaLogScanIT implements LogScanContract {

  @Override
  public LogScan scan() {
    return new KafkaLogScan(Brokers.config());
  }

  @Override
  public EventLog openWriter() {
    EventLog log = new KafkaEventLog(Brokers.config(), Brokers.freshSharding().shard(0));
    log.open();
    return log;
  }

  @Override
  public FamilyName freshFamily() {
    return Brokers.freshFamily();
  }

  @Override
  public Position appendForeign(FamilyName family) {
    byte[] value = "foreign".getBytes(StandardCharsets.UTF_8);
    // A compacted topic takes no record without a key; an empty one is no key of ours either.
    byte[] key = new byte[0];
    try (DurableSends sends = new DurableSends(Brokers.config())) {
      sends.send("foreign", List.of(new ProducerRecord<>(family.topic(), 2, key, value)));
    }
    return new Position(family.topic(), 2, 0);
  }
}
