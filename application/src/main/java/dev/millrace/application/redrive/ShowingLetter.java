package dev.millrace.application.redrive;

import dev.millrace.application.content.ShownFields;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.deadletter.KeptLetter;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.schema.Undecodable;
import java.util.List;
import java.util.Optional;

/** {@link ShowLetter}: decodes as the stream does, and tells why where that fails. */
public final class ShowingLetter implements ShowLetter {

  private final Families families;
  private final KeptLetters letters;
  private final Schemas schemas;
  private final EventCodec codec;

  public ShowingLetter(Families families, KeptLetters letters, Schemas schemas, EventCodec codec) {
    this.families = families;
    this.letters = letters;
    this.schemas = schemas;
    this.codec = codec;
  }

  @Override
  public Optional<ShownLetter> show(long number, boolean isPersonal) {
    return letters.find(number).map(kept -> shown(kept, isPersonal));
  }

  private ShownLetter shown(KeptLetter kept, boolean isPersonal) {
    Bytes bytes = kept.bytes();
    if (bytes == null) {
      return undecoded(kept, "its bytes are not kept with it");
    }
    return families
        .find(kept.letter().family())
        .map(family -> shown(kept, family, bytes, isPersonal))
        .orElseGet(() -> undecoded(kept, "this program has no family of its name"));
  }

  private ShownLetter shown(KeptLetter kept, Family<?> family, Bytes bytes, boolean isPersonal) {
    schemas.all(family.name().subject()).forEach(codec::learn);
    try {
      Document document = codec.decode(family.name(), bytes);
      return new ShownLetter(kept, ShownFields.ofEvent(document, isPersonal), null);
    } catch (Undecodable | TransientFailure failure) {
      return undecoded(kept, String.valueOf(failure.getMessage()));
    }
  }

  private static ShownLetter undecoded(KeptLetter kept, String problem) {
    return new ShownLetter(kept, List.of(), problem);
  }
}
