package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointFilesTest {

  private static final int CHUNK = 512;

  @TempDir private Path folder;

  @Test
  void anEmptyFolderIsWhole() throws IOException {
    assertWhole();
    assertThat(new CheckpointFiles(folder).any()).isFalse();
  }

  @Test
  void stateIsReadFromItsLastSnapshotOn() throws IOException {
    write("offsets/14", 10);
    write("offsets/13", 10);
    write("commits/13", 10);
    write("state/0/0/11.snapshot", 10);
    for (int delta = 12; delta <= 14; delta++) {
      write("state/0/0/" + delta + ".delta", 10);
    }
    assertWhole();
    Files.write(folder.resolve("state/0/0/11.snapshot"), new byte[] {1});
    assertDamage("has a damaged file 'state/0/0/11.snapshot'");
    Files.delete(folder.resolve("state/0/0/11.snapshot"));
    assertDamage("has no file 'state/0/0/1.delta'");
  }

  @Test
  void theBatchThatIsPlannedNeedsNoMoreStateThanTheCommittedOnesLeft() throws IOException {
    write("offsets/0", 10);
    write("state/0/0/1.delta", 10);
    Files.write(folder.resolve("state/0/0/1.delta"), new byte[0]);
    assertWhole();
    write("commits/0", 10);
    assertDamage("has a damaged file 'state/0/0/1.delta'");
  }

  @Test
  void stateOfNoBatchIsDamage() throws IOException {
    write("metadata", 10);
    assertWhole();
    assertThat(new CheckpointFiles(folder).anyBatch()).isFalse();
    write("state/0/0/1.delta", 10);
    assertDamage("has a folder 'state' but no file in 'offsets'");
    write("commits/0", 10);
    assertDamage("has a file 'commits/0' but no 'offsets/0'");
    write("offsets/0", 10);
    assertWhole();
    assertThat(new CheckpointFiles(folder).anyBatch()).isTrue();
  }

  @Test
  void aFileCutBetweenTwoChunksIsDamaged() throws IOException {
    write("metadata", 3 * CHUNK);
    assertWhole();
    Files.write(folder.resolve("metadata"), new byte[2 * CHUNK]);
    assertDamage("has a damaged file 'metadata'");
  }

  @Test
  void aChecksumThatIsNoneIsDamage() throws IOException {
    write("metadata", 10);
    for (byte[] bad : new byte[][] {{}, new byte[12], {'c', 'r', 'c', 0, 0, 0, 0, 0}}) {
      Files.write(folder.resolve(".metadata.crc"), bad);
      assertDamage("has a damaged file 'metadata'");
    }
  }

  @Test
  void aFileThatWasCopiedWithoutItsChecksumIsTrusted() throws IOException {
    write("metadata", 10);
    Files.delete(folder.resolve(".metadata.crc"));
    assertWhole();
  }

  private void assertWhole() throws IOException {
    assertThat(new CheckpointFiles(folder).damage()).isEmpty();
  }

  private void assertDamage(String words) throws IOException {
    assertThat(new CheckpointFiles(folder).damage()).contains(words);
  }

  /** Writes zeros as Hadoop's local file system does, with their checksum. */
  private void write(String name, int length) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[length]);
    int chunks = (length + CHUNK - 1) / CHUNK;
    ByteBuffer sums = ByteBuffer.allocate(8 + 4 * chunks).putInt(0x63726300).putInt(CHUNK);
    for (int left = length; left > 0; left -= CHUNK) {
      CRC32 crc = new CRC32();
      crc.update(new byte[Math.min(CHUNK, left)]);
      sums.putInt((int) crc.getValue());
    }
    Files.write(file.resolveSibling("." + file.getFileName() + ".crc"), sums.array());
  }
}
