package dev.millrace.acceptance.planted.adapters.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

final class ReadsClasses {
  ObjectMapper mapper() {
    return new ObjectMapper()
        .activateDefaultTyping(BasicPolymorphicTypeValidator.builder().build());
  }
}
