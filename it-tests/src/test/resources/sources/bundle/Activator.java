package bundle;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import visits.Visits;

/** Visits as its bundle starts. */
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Visits.of(context.getBundle().getSymbolicName(), 3);
    System.out.println("visited " + context.getBundle().getSymbolicName());
  }

  @Override
  public void stop(BundleContext context) {}
}
