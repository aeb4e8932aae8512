package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import org.jspecify.annotations.Nullable;

/**
 * What is shown within the frame.
 *
 * @param place which of the frame's places it belongs to
 * @param events where its moving parts come from; null where none moves
 */
record Page(Place place, String title, Html content, @Nullable Address events) {

  static Page still(Place place, String title, Html content) {
    return new Page(place, title, content, null);
  }
}
