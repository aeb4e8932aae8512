package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.services.pipeline.Resident.Look;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class MemoryPlotTest {

  private static final Look START = new Look(Duration.ZERO, Map.of("kafka", 100L, "relay", 50L));
  private static final Look END = new Look(Duration.ofSeconds(10), Map.of("kafka", 200L));

  @Test
  void eachProcessHasALineThroughWhatItHeld() throws Exception {
    List<String> lines = lines(MemoryPlot.svg("title", List.of(START, END)));

    assertThat(lines).containsExactly("60.0,240.0 810.0,40.0", "60.0,340.0");
  }

  @Test
  void nothingSeenIsAnEmptyFrame() throws Exception {
    assertThat(lines(MemoryPlot.svg("title", List.of()))).isEmpty();
  }

  @Test
  void aTitleMayHoldAnything() throws Exception {
    Document svg = parsed(MemoryPlot.svg("a < b & c", List.of(START)));

    assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("a < b & c");
  }

  private static List<String> lines(String svg) throws Exception {
    NodeList found = parsed(svg).getElementsByTagName("polyline");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      lines.add(((Element) found.item(i)).getAttribute("points"));
    }
    return lines;
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
