package tomcat;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.catalina.Context;

/**
 * Deploys, visits and undeploys a web application again and again, each time under another name,
 * waits until its class loaders are collected, for ever if one isn't, and ends with its input.
 */
public final class Redeploy {
  public static void main(String[] args) throws Exception {
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    Set<Reference<?>> left = new HashSet<>();
    try (Server server = new Server()) {
      for (int round = 0; round < Integer.parseInt(args[1]); round++) {
        Context context = server.deploy(Path.of(args[0]), "shop" + round);
        left.add(new WeakReference<>(context.getLoader().getClassLoader(), collected));
        server.visit(context, Integer.parseInt(args[2]));
        server.undeploy(context);
      }
    }
    while (!left.isEmpty()) {
      System.gc();
      for (Reference<?> r = collected.remove(200); r != null; r = collected.poll()) {
        left.remove(r);
      }
    }
    System.out.println("nothing is left");
    System.in.read();
  }
}
