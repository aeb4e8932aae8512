package dev.millrace.domain.port.dataalert;

import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An alert of data as a batch left it.
 *
 * @param row of the view of its operator's alerts
 * @param version the write time of the batch: of two that tell of the same alert the greater holds
 */
public record DataAlert(FamilyName family, ViewRow row, WriteTime version) {

  private static final int DIGITS = 32;

  /**
   * Tells the alert from all others: made of its family and its row's key, so that it is the same
   * whenever and however often it is told. 32 hexadecimal digits.
   */
  public String id() {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("family", family);
    List<Object> values = row.key();
    List<Column> columns = row.view().key();
    for (int i = 0; i < columns.size(); i++) {
      key.put("key " + columns.get(i).name(), values.get(i));
    }
    return ContentHash.ofFields(key).hex().substring(0, DIGITS);
  }
}
