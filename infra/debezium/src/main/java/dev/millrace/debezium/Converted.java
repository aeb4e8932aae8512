package dev.millrace.debezium;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;

/** A connector's records as Kafka's, by the converters that its properties name. */
final class Converted {

  private final Converter keys;
  private final Converter values;
  private final HeaderConverter headers;

  Converted(Properties properties) {
    this.keys = made("key.converter", properties, Converter.class);
    this.values = made("value.converter", properties, Converter.class);
    this.headers = made("header.converter", properties, HeaderConverter.class);
    keys.configure(settings("key.converter", properties, ConverterType.KEY), true);
    values.configure(settings("value.converter", properties, ConverterType.VALUE), false);
    headers.configure(settings("header.converter", properties, ConverterType.HEADER));
  }

  ProducerRecord<byte[], byte[]> record(SourceRecord from) {
    String topic = from.topic();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            keys.fromConnectData(topic, from.keySchema(), from.key()),
            values.fromConnectData(topic, from.valueSchema(), from.value()));
    for (Header header : from.headers()) {
      record
          .headers()
          .add(
              header.key(),
              headers.fromConnectHeader(topic, header.key(), header.schema(), header.value()));
    }
    return record;
  }

  private static Map<String, Object> settings(
      String property, Properties properties, ConverterType type) {
    Map<String, Object> settings = new HashMap<>(Prefixed.of(property + ".", properties));
    settings.put(ConverterConfig.TYPE_CONFIG, type.getName());
    return settings;
  }

  private static <T> T made(String property, Properties properties, Class<T> kind) {
    String name = properties.getProperty(property);
    try {
      return kind.cast(Class.forName(name).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(property + " is no converter: " + name, e);
    }
  }
}
