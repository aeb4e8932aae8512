package dev.millrace.application.simulation;

/**
 * How often what fails in one simulation. Each kind is missing from some seeds, because one fault
 * can hide what another would show.
 *
 * @param crash a process dies at a step
 * @param unavailable a call is refused before it does anything
 * @param lostAnswer a call takes effect and its answer is lost
 * @param pause a process stands still while others go on
 * @param held a commit outlives its caller and happens later, or never
 * @param late a write is repeated, or arrives, long after it was given up
 * @param clockBack the clock is set back
 * @param poison foreign bytes come onto the topic
 * @param copies records of the topic are copied onto it, without their headers
 * @param loss a checkpoint is lost
 */
record Faults(
    double crash,
    double unavailable,
    double lostAnswer,
    double pause,
    double held,
    double late,
    double clockBack,
    double poison,
    double copies,
    double loss) {

  static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Faults draw(Dice dice) {
    return new Faults(
        some(dice, 0.03),
        some(dice, 0.05),
        some(dice, 0.05),
        some(dice, 0.15),
        some(dice, 0.3),
        some(dice, 0.3),
        some(dice, 0.1),
        some(dice, 0.5),
        dice.chance(0.2) ? 0.5 : 0,
        dice.chance(0.1) ? 0.3 : 0);
  }

  private static double some(Dice dice, double most) {
    return dice.chance(0.3) ? 0 : most * (1 + dice.below(4)) / 4;
  }
}
