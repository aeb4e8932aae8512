package dev.millrace.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything of one local stack, used by one launcher at a time. */
final class DataFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Creates the folder if need be, and locks it for as long as this process lives. */
  static DataFolder lock(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      claim(root, channel);
      return new DataFolder(root, channel);
    } catch (IOException e) {
      throw new StackException(
          "The data folder "
              + root
              + " cannot be written ("
              + e
              + ").\n  Choose another with --data, or make it writable.",
          e);
    }
  }

  Path of(Server server) {
    return root.resolve(server.processName());
  }

  Path resolve(String name) {
    return root.resolve(name);
  }

  Path logs() {
    return root.resolve("logs");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StackException("The lock of " + root + " cannot be released: " + e, e);
    }
  }

  private static void claim(Path root, FileChannel channel) throws IOException {
    if (tryLock(channel) == null) {
      String holder = Files.readString(root.resolve("lock")).strip();
      channel.close();
      throw new StackException(
          "The data folder "
              + root
              + " is in use by process "
              + holder
              + ".\n  Stop that one (kill "
              + holder
              + "), or choose another folder with --data.");
    }
    channel.truncate(0);
    channel.write(
        StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + System.lineSeparator()));
    channel.force(false);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
