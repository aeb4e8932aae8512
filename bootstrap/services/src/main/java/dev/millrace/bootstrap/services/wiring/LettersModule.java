package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.application.redrive.ShowLetter;
import dev.millrace.application.redrive.ShowingLetter;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;

/** Showing dead letters. */
final class LettersModule extends AbstractModule {

  @Provides
  @Singleton
  ShowLetter showLetter(Families families, KeptLetters letters, Schemas schemas, EventCodec codec) {
    return new ShowingLetter(families, letters, schemas, codec);
  }
}
