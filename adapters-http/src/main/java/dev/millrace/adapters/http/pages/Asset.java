package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.record.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A file that the pages need.
 *
 * @param name changes with what is in it, so that a browser may keep it
 */
record Asset(String name, String contentType, Bytes bytes) {

  static final Asset STYLE = read("center", "css", "text/css; charset=utf-8");
  static final Asset SCRIPT = read("center", "js", "text/javascript; charset=utf-8");
  static final Asset ICON = read("icon", "svg", "image/svg+xml");

  private static final List<Asset> ALL = List.of(STYLE, SCRIPT, ICON);
  private static final int HEX = 12;

  private static Asset read(String name, String extension, String contentType) {
    Bytes bytes = read(name + "." + extension);
    String hash = ContentHash.ofBytes(bytes).hex().substring(0, HEX);
    return new Asset(name + "-" + hash + "." + extension, contentType, bytes);
  }

  private static Bytes read(String file) {
    try (InputStream resource = Asset.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return Bytes.of(resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Address address() {
    return Address.of("assets", name);
  }

  /** The file of a name; one that was here before an update is told to be gone. */
  static Reply named(String name) {
    return ALL.stream()
        .filter(asset -> asset.name.equals(name))
        .findFirst()
        .map(Asset::reply)
        .orElseGet(() -> Frame.notice(Frame.NOT_FOUND, "Not here", "Load the page again."));
  }

  private Reply reply() {
    return Reply.of(Frame.OK, contentType, bytes)
        .with("Cache-Control", "private, max-age=31536000, immutable");
  }
}
