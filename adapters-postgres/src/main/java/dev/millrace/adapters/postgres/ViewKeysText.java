package dev.millrace.adapters.postgres;

import dev.millrace.domain.view.ViewKeys;

/** View keys as JSON: an object of lists of texts. */
final class ViewKeysText {

  private ViewKeysText() {}

  static String write(ViewKeys keys) {
    return JsonText.object(keys.byView(), key -> JsonText.list(key, JsonText::text));
  }

  static ViewKeys read(String json) {
    StoredJson stored = new StoredJson(json);
    return new ViewKeys(stored.object(() -> stored.list(stored::text)));
  }
}
