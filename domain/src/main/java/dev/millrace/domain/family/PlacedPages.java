package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.ViewPages;
import dev.millrace.domain.port.serving.ViewSlice;
import dev.millrace.domain.view.ViewRow;
import java.util.List;

/** Reads pages of each view from the table in which it stands. */
public final class PlacedPages implements ViewPages {

  private final ViewPages pages;
  private final KnownPlaces known;

  public PlacedPages(ViewPages pages, KnownPlaces known) {
    this.pages = pages;
    this.known = known;
  }

  @Override
  public List<ViewRow> rows(ViewSlice slice, int most) {
    return PlacedPartitions.of(
        slice.view(), known.read(places -> pages.rows(slice.of(places.live(slice.view())), most)));
  }
}
