package dev.millrace.adapters.http;

import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Whether a failure means that the other side of a TLS connection is not trusted, and why. */
final class Mistrust {

  /** The other side's refusal may pass; ours does not. */
  private static final String THEIRS = "Received fatal alert";

  private Mistrust() {}

  /** The reason in words, of the innermost cause. */
  static Optional<String> in(Throwable failure) {
    boolean found = false;
    Throwable innermost = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      found |= isMistrust(cause);
      innermost = cause;
    }
    return found ? Optional.of(String.valueOf(innermost.getMessage())) : Optional.empty();
  }

  private static boolean isMistrust(@Nullable Throwable cause) {
    return cause instanceof CertificateException
        || cause instanceof SSLPeerUnverifiedException
        || (cause instanceof SSLHandshakeException
            && cause.getCause() == null
            && !String.valueOf(cause.getMessage()).startsWith(THEIRS));
  }
}
