package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import org.jspecify.annotations.Nullable;

/** Says whether personal data is masked, and leads whoever may see it to the other page. */
final class Masking {

  /** The parameter with which a page is asked for as it is. */
  static final String PERSONAL = "personal";

  static final String SHOWN = "true";

  private Masking() {}

  /**
   * What stands on a page.
   *
   * @param here its address as it is masked
   */
  static Html words(Guest guest, Address here) {
    if (guest.isPersonal()) {
      return tag(
          "p.quiet",
          text("Personal data is shown as it is; that is noted in the audit. "),
          guest.may(Right.READ) ? tag("a", "Mask it").to(here) : Html.nothing());
    }
    return tag(
        "p.quiet",
        text("Personal data is masked. "),
        guest.may(Right.UNMASK)
            ? tag("a", "Show it, which is noted in the audit").to(here.with(PERSONAL, SHOWN))
            : Html.nothing());
  }

  /** The same address, showing what this one shows. */
  static Address kept(Guest guest, Address address) {
    return isKept(guest) ? address.with(PERSONAL, SHOWN) : address;
  }

  /** Where a part that is not there is asked for again; null where that is not noted. */
  static @Nullable Address again(Guest guest, Address here) {
    return guest.isPersonal() ? kept(guest, here) : null;
  }

  /** Whether the guest asked for it: to a reader of personal data there is nothing else. */
  static boolean isKept(Guest guest) {
    return guest.isPersonal() && guest.may(Right.READ);
  }
}
