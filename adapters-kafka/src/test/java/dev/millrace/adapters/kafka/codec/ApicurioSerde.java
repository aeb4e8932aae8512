package dev.millrace.adapters.kafka.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Apicurio's serde for Kafka with an Avro of its own: it shares nothing with us but Kafka's
 * interfaces, as in a process of somebody else.
 */
final class ApicurioSerde implements AutoCloseable {

  private static final String PACKAGE = "io.apicurio.registry.serde.avro.";

  private final URLClassLoader classes;
  private final Map<String, Object> config;

  ApicurioSerde(URI confluentApi) {
    this.classes = new URLClassLoader(jars(), new KafkaAlone());
    this.config =
        Map.of(
            "apicurio.registry.url",
            confluentApi.resolve("/apis/registry/v3").toString(),
            "apicurio.registry.find-latest",
            true,
            "apicurio.registry.headers.enabled",
            false);
  }

  @SuppressWarnings("unchecked")
  Deserializer<Object> deserializer() {
    Deserializer<Object> made = (Deserializer<Object>) make("AvroKafkaDeserializer");
    made.configure(config, false);
    return made;
  }

  @SuppressWarnings("unchecked")
  Serializer<Object> serializer() {
    Serializer<Object> made = (Serializer<Object>) make("AvroKafkaSerializer");
    made.configure(config, false);
    return made;
  }

  @Override
  public void close() throws IOException {
    classes.close();
  }

  private Object make(String name) {
    try {
      return classes.loadClass(PACKAGE + name).getConstructor().newInstance();
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("infra/apicurio-serde lays it out", missing);
    }
  }

  private static URL[] jars() {
    Path folder = Path.of(System.getProperty("millrace.dist")).resolveSibling("apicurio-serde");
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(ApicurioSerde::url).toArray(URL[]::new);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The platform, and of our class path Kafka's interfaces. */
  private static final class KafkaAlone extends ClassLoader {

    KafkaAlone() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.apache.kafka.")) {
        return Serializer.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
