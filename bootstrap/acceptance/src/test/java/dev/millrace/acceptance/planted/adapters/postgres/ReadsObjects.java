package dev.millrace.acceptance.planted.adapters.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

final class ReadsObjects {
  Object read(InputStream in) throws IOException, ClassNotFoundException {
    return new ObjectInputStream(in).readObject();
  }
}
