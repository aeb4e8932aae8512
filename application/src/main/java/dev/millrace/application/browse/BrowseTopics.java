package dev.millrace.application.browse;

/** Shows messages of the families' topics. Whatever is asked, little is read. */
@FunctionalInterface
public interface BrowseTopics {

  /**
   * Messages of a topic, the oldest first.
   *
   * @throws IllegalArgumentException when there is no such family
   * @throws dev.millrace.domain.failure.TransientFailure when the brokers do not answer in time
   * @throws dev.millrace.domain.failure.PermanentFailure when the family's topic is not there
   */
  ToldPage look(TopicQuestion question);
}
