package dev.millrace.adapters.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.users.Users;

final class JsonDocumentsFuzzTest {

  @FuzzTest(maxDuration = "3s")
  void noBytesThrowInReadingThemOrTheirUser(byte[] bytes) {
    JsonDocuments.parse(Bytes.of(bytes)).ifPresent(document -> read(document, bytes));
  }

  private static void read(Document document, byte[] bytes) {
    Object unused = new Users().parse(new RawRecord(0, Bytes.of(bytes), document));
    document.wholeNumber();
    document.items().forEach(item -> read(item, bytes));
    document.fields().forEach(field -> read(document.at(field), bytes));
  }
}
