package io.statbuffer.runtime.management;

import io.statbuffer.runtime.StatBuffer;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Function;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * Registers a buffer with the platform's MBean server, if that is there already; the result takes
 * it away again. Called by the core, which knows it by name only. Thread-safe.
 */
public final class BufferBeans implements Function<StatBuffer<?>, Optional<Runnable>> {
  @Override
  public Optional<Runnable> apply(StatBuffer<?> buffer) {
    if (MBeanServerFactory.findMBeanServer(null).isEmpty()) {
      return Optional.empty(); // nobody uses JMX, and starting it takes long
    }
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName name = register(server, buffer);
      return Optional.of(() -> unregister(server, name));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectName register(MBeanServer server, StatBuffer<?> buffer) throws JMException {
    DescribedBean bean = new DescribedBean(new BufferBean(buffer));
    String base = "io.statbuffer:type=StatBuffer,name=" + ObjectName.quote(buffer.name());
    for (int instance = 1; ; instance++) {
      ObjectName name = new ObjectName(instance == 1 ? base : base + ",instance=" + instance);
      try {
        return server.registerMBean(bean, name).getObjectName();
      } catch (InstanceAlreadyExistsException e) {
        // The next number may be free.
      }
    }
  }

  private static void unregister(MBeanServer server, ObjectName name) {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // Somebody else has taken it away.
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
