package early;

/** Another agent, which loads a class of the application before the next agent is there. */
public final class Agent {
  public static void premain(String type) throws Exception {
    Class.forName(type);
  }
}
