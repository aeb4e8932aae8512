package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.adapters.http.api.Caller;
import dev.millrace.adapters.http.api.Role;
import dev.millrace.domain.port.call.AdjustableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final Caller VERA = new Caller("vera", Role.VIEWER);
  private static final Caller OTTO = new Caller("otto", Role.OPERATOR);
  private static final Caller TOKEN = new Caller(Bearer.OPERATOR, Role.ADMIN);

  private final Sessions sessions =
      new Sessions(new Secrets(), new Cookies(false), new AdjustableClock());

  @Test
  void whoSignsInAgainAndAgainEndsTheirOwnOldestSessionAndNobodyElses() {
    String ottos = sessions.open(OTTO);
    List<String> veras = opened(VERA, Sessions.MOST_OF_ONE);
    assertThat(veras).allMatch(this::isOpen);

    opened(VERA, 1);

    assertThat(veras).filteredOn(this::isOpen).isEqualTo(veras.subList(1, veras.size()));
    opened(VERA, 1_000);
    assertThat(isOpen(ottos)).isTrue();
  }

  @Test
  void aTokenThatSeveralPeopleHaveSignsInMoreOfThem() {
    List<String> shared = opened(TOKEN, 5 * Sessions.MOST_OF_ONE);
    assertThat(shared).allMatch(this::isOpen);

    String ottos = sessions.open(OTTO);
    opened(TOKEN, 1_000);

    assertThat(isOpen(shared.get(0))).isFalse();
    assertThat(isOpen(ottos)).isTrue();
  }

  private List<String> opened(Caller caller, int times) {
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      opened.add(sessions.open(caller));
    }
    return opened;
  }

  private boolean isOpen(String session) {
    return sessions.of("millrace_session=" + session).isPresent();
  }
}
