package dev.millrace.domain.template;

import java.util.regex.Pattern;

/** Reads the header of one line: first to its last time, then what else is no message. */
final class HeaderReader {

  private static final int MAX_FIELDS = 10;

  /** How far a level may stand behind names in capitals. */
  private static final int MAX_NAMES = 3;

  private static final Pattern TIME =
      Pattern.compile(
          "(?:\\d{2,4}([-/.])\\d{1,2}\\1\\d{1,4}"
              + "(?:[T-]\\d{1,2}[:.]\\d{1,2}(?:[:.]\\d{1,2}(?:[.,:]\\d+)?)?)?"
              + "|(?:\\d{8}-)?\\d{1,2}:\\d{1,2}:\\d{1,2}(?:[.,:]\\d+)?"
              + "|\\d{1,2}:\\d{2})"
              + "(?:Z|[+-]\\d{2}:?\\d{2})?");

  private static final Pattern COMPACT = Pattern.compile("\\d{6}");

  private static final Pattern TAG = Pattern.compile("[\\w.()/$-]+(?:\\[\\d+\\])?:");

  private static final Pattern COMPONENT = Pattern.compile("[\\w.$/:-]*\\w");

  private static final Pattern HOST = Pattern.compile("[\\w.-]+");

  private final String line;
  private int end;
  private Level level = Level.UNKNOWN;
  private boolean hasNames;
  private boolean hasBars;

  HeaderReader(String line) {
    this.line = line;
  }

  Header header() {
    readTimes();
    if (end > 0) {
      readDetails();
    }
    return new Header(level, end);
  }

  private void readTimes() {
    Fields fields = new Fields(line, 0);
    for (int i = 0; i < MAX_FIELDS && fields.next(); i++) {
      String bare = fields.bare();
      hasNames |= Calendar.isName(bare);
      if (isTime(bare) || isCompactTime(bare, fields)) {
        end = fields.end();
      } else if (!mayStandBeforeATime(bare) && !isLevelOrGroup(fields)) {
        return;
      }
    }
  }

  private boolean isLevelOrGroup(Fields fields) {
    String bare = fields.bare();
    return fields.isGroup() ? fields.growToGroup() : bare.length() > 1 && readLevel(bare);
  }

  private static boolean isTime(String bare) {
    return bare.length() >= 4
        && bare.length() <= 40
        && Character.isDigit(bare.charAt(0))
        && TIME.matcher(bare).matches();
  }

  /** A date and a time of six digits each, without a mark. */
  private boolean isCompactTime(String bare, Fields fields) {
    if (bare.length() != 6 || !COMPACT.matcher(bare).matches()) {
      return false;
    }
    Fields ahead = fields.ahead();
    return end > 0 || (ahead.next() && COMPACT.matcher(ahead.text()).matches());
  }

  private static boolean mayStandBeforeATime(String bare) {
    return Calendar.isName(bare)
        || bare.chars().noneMatch(Character::isLetter)
        || bare.chars().anyMatch(Character::isDigit);
  }

  private void readDetails() {
    Fields fields = new Fields(line, end);
    for (int i = 0; i < MAX_FIELDS && fields.next(); i++) {
      if (readLast(fields)) {
        return;
      }
      if (!readDetail(fields)) {
        return;
      }
      end = fields.isBarred() ? fields.end() + 1 : fields.end();
    }
  }

  /** Reads a component, or a host with its process: behind these only the message follows. */
  private boolean readLast(Fields fields) {
    String text = fields.text();
    hasBars |= fields.isBarred();
    if (hasBars || fields.isGroup()) {
      return false;
    }
    if (isComponent(text)) {
      end = fields.end();
      return true;
    }
    Fields next = fields.ahead();
    if (next.next() && isLastWith(text, next)) {
      end = next.end();
      return true;
    }
    return false;
  }

  /** Whether it is a component with its separator, or a host with its process. */
  private boolean isLastWith(String text, Fields next) {
    return level == Level.UNKNOWN
        ? HOST.matcher(text).matches() && !next.isBarred() && isTag(next.text())
        : isSeparator(next.text()) && COMPONENT.matcher(text).matches();
  }

  private static boolean isSeparator(String text) {
    return text.equals("-") || text.equals(":");
  }

  /** A process, as the system's log names it: with its number, or behind a month's name. */
  private boolean isTag(String text) {
    return (hasNames || text.endsWith("]:")) && TAG.matcher(text).matches();
  }

  private boolean isComponent(String text) {
    return text.length() > 1
        && text.endsWith(":")
        && (level != Level.UNKNOWN || text.chars().anyMatch(c -> ".$[(/".indexOf(c) >= 0));
  }

  private boolean readDetail(Fields fields) {
    boolean isGroup = fields.isGroup();
    if (isGroup && !fields.growToGroup()) {
      return false;
    }
    String bare = fields.bare();
    return readLevel(bare)
        || isGroup
        || fields.isBarred()
        || bare.chars().noneMatch(Character::isLetter)
        || leadsToALevel(fields);
  }

  private boolean readLevel(String bare) {
    Level told = Level.of(bare);
    if (told != Level.UNKNOWN) {
      level = told;
    }
    return told != Level.UNKNOWN;
  }

  /** Whether a level in capitals follows names in capitals, of which this is one. */
  private static boolean leadsToALevel(Fields fields) {
    if (hasSmallLetter(fields.text())) {
      return false;
    }
    Fields ahead = fields.ahead();
    for (int i = 0; i < MAX_NAMES && ahead.next() && !hasSmallLetter(ahead.text()); i++) {
      if (ahead.text().length() > 1 && Level.of(ahead.text()) != Level.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSmallLetter(String text) {
    return text.chars().anyMatch(Character::isLowerCase);
  }
}
