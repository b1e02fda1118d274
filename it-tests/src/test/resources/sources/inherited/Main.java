package inherited;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/** Runs the classes whose names it reads, and says when each is done. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String name = in.readLine(); name != null; name = in.readLine()) {
      ((Runnable) Class.forName(name).getDeclaredConstructor().newInstance()).run();
      System.out.println("ran " + name);
    }
  }
}
