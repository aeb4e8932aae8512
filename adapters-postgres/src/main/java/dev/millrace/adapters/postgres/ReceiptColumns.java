package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.receipt.Receipt;
import java.util.List;

/** Receipts by column, as {@code unnest} takes them. */
record ReceiptColumns(
    Column families,
    Column generations,
    Column batches,
    Column runs,
    Column served,
    Column deadLettered) {

  static ReceiptColumns of(List<Receipt> receipts) {
    return new ReceiptColumns(
        Column.texts(receipts, receipt -> receipt.family().value()),
        Column.longs(receipts, Receipt::generation),
        Column.longs(receipts, Receipt::batch),
        Column.uuids(receipts, receipt -> receipt.run().value()),
        Column.longs(receipts, Receipt::served),
        Column.longs(receipts, Receipt::deadLettered));
  }
}
