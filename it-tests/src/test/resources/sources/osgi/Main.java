package osgi;

import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.launch.Framework;

/** Starts a bundle in a framework that delegates no package to the class path. */
public final class Main {
  public static void main(String[] args) throws Exception {
    Map<String, String> configuration = Map.of("org.osgi.framework.storage", "bundles");
    Framework framework = new FrameworkFactory().newFramework(configuration);
    framework.start();
    framework.getBundleContext().installBundle(args[0]).start();
    framework.stop();
    framework.waitForStop(0);
  }
}
