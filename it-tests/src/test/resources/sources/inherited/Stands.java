package inherited;

import io.statbuffer.annotations.Count;
import java.lang.reflect.Proxy;

/** What stands between a caller and what counts. */
public final class Stands implements Runnable {
  public interface Task {
    @Count("done")
    void go();
  }

  static class Real implements Task {
    @Override
    public void go() {}
  }

  static class Decorator implements Task {
    private final Task next;

    Decorator(Task next) {
      this.next = next;
    }

    @Override
    public void go() {
      next.go();
    }
  }

  @Override
  public void run() {
    Real real = new Real();
    Task proxy =
        (Task)
            Proxy.newProxyInstance(
                Stands.class.getClassLoader(),
                new Class<?>[] {Task.class},
                (object, method, arguments) -> method.invoke(real, arguments));
    proxy.go(); // once, by Real
    new Decorator(real).go(); // twice: two objects are called
    Task lambda = () -> {};
    lambda.go(); // not at all
  }
}
