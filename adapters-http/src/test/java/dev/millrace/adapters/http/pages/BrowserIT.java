package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages as a browser has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {

  private static final List<Integer> WIDTHS = List.of(360, 800, 1_280);

  private Browser browser;
  private PreviewedCenter preview;

  @BeforeAll
  void open() {
    browser = Browser.openOrSkip();
    preview = PreviewedCenter.filled(false);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    if (preview != null) {
      preview.close();
    }
  }

  @BeforeEach
  void signIn() {
    browser.show(1_280, "light");
    browser.go(preview.center.at("/sign-in"));
    browser.signIn(preview.center.session());
    browser.complaints();
  }

  @Test
  void everyPageLoadsWithoutAComplaint() {
    for (String page : preview.pages()) {
      browser.go(preview.center.at(page));
      assertThat(browser.path()).as(page).isEqualTo(page);
      assertThat(browser.complaints()).as(page).isEmpty();
    }
  }

  @Test
  void whatThePolicyForbidsIsComplainedAbout() {
    browser.go(preview.center.at("/runs"));
    browser.tell(
        "const script = document.createElement('script'); script.text = 'window.ran = true';"
            + " document.body.append(script);");

    assertThat(browser.complaints()).anyMatch(one -> one.contains("Content Security Policy"));
    assertThat(browser.ask("return String(window.ran)")).isEqualTo("undefined");
  }

  @Test
  void noPageIsWiderThanItsWindow() {
    List<String> tooWide = new ArrayList<>();
    for (String page : preview.pages()) {
      browser.go(preview.center.at(page));
      browser.tell("document.querySelectorAll('details').forEach(one => { one.open = true; })");
      for (int width : WIDTHS) {
        browser.show(width, "light");
        long over = browser.overflow();
        if (over > 0) {
          tooWide.add("%s at %d px by %d px".formatted(page, width, over));
        }
      }
    }
    assertThat(tooWide).isEmpty();
  }

  @Test
  void pagesAreLightOrDarkAsTheBrowserIs() {
    String ground = "return getComputedStyle(document.body).backgroundColor";
    for (String page : List.of("/", "/dead-letters/1")) {
      browser.go(preview.center.at(page));
      browser.show(1_280, "light");
      String light = browser.ask(ground);
      browser.show(1_280, "dark");
      assertThat(browser.ask(ground)).as(page).isEqualTo("rgb(17, 19, 21)").isNotEqualTo(light);
    }
  }

  @Test
  void somebodySignsInByKeyboard() {
    browser.forgetCookies();
    browser.go(preview.center.at("/runs"));
    assertThat(browser.path()).isEqualTo("/sign-in");

    assertThat(browser.focusAfterTab()).isEqualTo("name");
    assertThat(browser.focusAfterTab()).isEqualTo("token");
    browser.type(RunningCenter.TOKEN);
    assertThat(browser.focusAfterTab()).isEqualTo("Sign in");
    browser.pressEnter();

    assertThat(browser.path()).isEqualTo("/");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aRedriveIsFilledInByKeyboardInTheOrderInWhichItIsRead() {
    browser.go(preview.center.at("/dead-letters/redrive?hop=facts"));
    assertThat(browser.focusAfterTab()).isEqualTo("Skip to the content");
    browser.pressEnter();

    List<String> order = new ArrayList<>();
    do {
      order.add(browser.focusAfterTab());
    } while (!order.contains("Redrive them") && order.size() < 12);

    assertThat(order)
        .containsSubsequence(
            "Dead letters", "limit", "rate", "force", "Look again", "Redrive them");
  }

  @Test
  void aCommandFollowsWhatIsFilledIn() {
    browser.go(preview.center.at("/dead-letters/redrive?hop=facts"));
    browser.tell(
        "const rate = document.querySelector('[name=rate]'); rate.value = '7';"
            + " rate.dispatchEvent(new Event('input', { bubbles: true }));");

    assertThat(browser.ask("return document.querySelector('[data-preview]').textContent"))
        .isEqualTo("millrace dead-letters redrive --hop facts --dry-run --rate 7");
  }
}
