package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SparkConfigTest {

  private static final String HOST = "spark.driver.host";

  @AfterEach
  void clear() {
    System.clearProperty(HOST);
    System.clearProperty("spark.master");
  }

  @Test
  void whatIsSetFurtherWinsOverTheDefaults() {
    SparkConf conf = new SparkConfig("spark://host:7077", Map.of(HOST, "10.0.0.5")).conf();

    assertThat(conf.get(HOST)).isEqualTo("10.0.0.5");
    assertThat(conf.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.master")).isEqualTo("spark://host:7077");
  }

  @Test
  void whatSparkSubmitHandsOverWinsOverAll() {
    System.setProperty(HOST, "10.0.0.6");
    System.setProperty("spark.master", "spark://elsewhere:7077");

    SparkConf conf = new SparkConfig("local[2,4]", Map.of(HOST, "10.0.0.5")).conf();

    assertThat(conf.get(HOST)).isEqualTo("10.0.0.6");
    assertThat(conf.get("spark.master")).isEqualTo("spark://elsewhere:7077");
  }
}
