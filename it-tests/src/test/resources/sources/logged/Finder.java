package logged;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** A logging system of the application's own, which prints all it is given. */
public final class Finder extends System.LoggerFinder {
  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Printer(name);
  }

  private record Printer(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      System.out.println(name + " " + level + " " + message + " " + thrown);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
      System.out.println(name + " " + level + " " + MessageFormat.format(format, parameters));
    }
  }
}
