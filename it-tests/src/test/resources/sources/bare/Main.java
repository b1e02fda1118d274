package bare;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Key;
import java.lang.reflect.Method;

/** Annotated in all ways, and run by somebody who has none of the jars. */
@Buffered(name = "bare")
public final class Main {
  public static void main(String[] args) throws Exception {
    Method visit = Main.class.getDeclaredMethod("visit", String.class, long.class);
    visit.invoke(null, "home", 1L);
    int annotations = visit.getAnnotations().length + Main.class.getAnnotations().length;
    for (Object[] ofParameter : visit.getParameterAnnotations()) {
      annotations += ofParameter.length;
    }
    System.out.println("saw " + annotations + " annotations");
  }

  @Count("page.{slug}.views")
  @Count(value = "page.views", on = io.statbuffer.annotations.When.RETURN)
  private static void visit(@Key("slug") String page, @By long times) {
    System.out.println("visited");
  }
}
