package dev.millrace.application.rebuild;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.view.View;
import java.util.Optional;

/** Where the view stands that is rebuilt, as the one process that may changes it. */
final class PlaceOfView {

  /** Others change the places of other views. */
  private static final int ATTEMPTS = 100;

  private final View view;
  private final ViewPlaces places;
  private final Families families;
  private final Hold hold;

  PlaceOfView(View view, ViewPlaces places, Families families, Hold hold) {
    this.view = view;
    this.places = places;
    this.families = families;
    this.hold = hold;
  }

  ViewPlace now() {
    return places.read().of(view.name());
  }

  View table(String name) {
    return view.named(name);
  }

  /** A name that no table ever had. */
  String unused() {
    return view.name() + "__" + (places.read().number() + 1);
  }

  /** Makes a change, if the view still stands where it did. */
  void change(ViewPlace before, ViewPlace after) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      hold.renew();
      Places now = places.read();
      ViewPlace found = now.of(view.name());
      if (attempt > 0 && found.equals(after)) {
        return;
      }
      if (!found.equals(before)) {
        throw changed();
      }
      if (places.replace(after, now.number())) {
        return;
      }
    }
    throw new TransientFailure(
        "the places of other views change all the time; the same command goes on");
  }

  TransientFailure changed() {
    return new TransientFailure(
        "the place of " + view.name() + " has changed meanwhile; the same command goes on");
  }

  /**
   * Returns when every query that writes or reads views does so by what is agreed on now. One that
   * nobody runs will when it begins.
   */
  void awaitKnown(RebuildView.Watch watch) {
    long number = places.read().number();
    families.all().forEach(family -> awaitKnown(family.name().value() + "-facts", number, watch));
  }

  private void awaitKnown(String query, long number, RebuildView.Watch watch) {
    Optional<Long> seen = places.seenBy(query);
    while (seen.isPresent() && seen.get() < number) {
      hold.renew();
      watch.waiting(
          "the query "
              + query
              + " has yet to end the batch that it began before"
              + (seen.get() == 0 ? " (it has told nothing so far)" : ""));
      seen = places.seenBy(query);
    }
  }
}
