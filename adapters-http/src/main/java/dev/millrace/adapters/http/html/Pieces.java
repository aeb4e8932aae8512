package dev.millrace.adapters.http.html;

import java.util.List;

/** Pieces that follow each other. */
record Pieces(List<Html> pieces) implements Html {

  Pieces {
    pieces = List.copyOf(pieces);
  }

  @Override
  public void write(StringBuilder page) {
    pieces.forEach(piece -> piece.write(page));
  }
}
