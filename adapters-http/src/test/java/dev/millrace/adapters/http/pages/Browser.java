package dev.millrace.adapters.http.pages;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a screen. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final int HEIGHT = 900;

  /** What has the focus, by the name of its field or by its words. */
  private static final String FOCUSED =
      "const one = document.activeElement; return one.name || one.textContent.trim();";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test where there is none. */
  static Browser openOrSkip() {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "no browser here: apt-get install chromium chromium-driver");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options()));
  }

  private static ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    options.setCapability("goog:loggingPrefs", logs);
    options.setPageLoadTimeout(Duration.ofSeconds(20));
    return options;
  }

  /**
   * Makes the window so wide, and the scheme that one.
   *
   * @param scheme light or dark
   */
  void show(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void go(URI address) {
    driver.get(address.toString());
  }

  /**
   * Takes a session over that somebody has begun.
   *
   * @param cookie its name and value
   */
  void signIn(String cookie) {
    int equals = cookie.indexOf('=');
    driver
        .manage()
        .addCookie(new Cookie(cookie.substring(0, equals), cookie.substring(equals + 1)));
  }

  void forgetCookies() {
    driver.manage().deleteAllCookies();
  }

  /** Where it is, without the server. */
  String path() {
    return ask("return location.pathname + location.search");
  }

  /** What it has written to its console since the last time, but for what is merely told. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** By how many pixels the page is wider than the window. */
  long overflow() {
    return Long.parseLong(
        ask(
            "const page = document.documentElement;"
                + " return String(page.scrollWidth - page.clientWidth);"));
  }

  String focusAfterTab() {
    press(Keys.TAB);
    return ask(FOCUSED);
  }

  void pressEnter() {
    press(Keys.ENTER);
  }

  void type(String text) {
    press(text);
  }

  private void press(CharSequence keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void tell(String script) {
    driver.executeScript(script);
  }

  String ask(String script) {
    return String.valueOf(driver.executeScript(script));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
