package io.statbuffer.it.watched;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.runtime.management.StatBufferMXBean;
import java.io.IOException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into a running JVM as JConsole does, which that JVM needn't be prepared for. */
final class JmxConnection implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private JmxConnection(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  /** Has the JVM start its management agent. */
  @SuppressWarnings("BanJNDI") // the address is that of a process which the test has started
  static JmxConnection to(RunningJvm jvm) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(jvm.pid()));
      try {
        String address = machine.startLocalManagementAgent();
        return new JmxConnection(JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  /** Whether it shows that buffer. */
  boolean shows(String buffer) throws IOException {
    return server.isRegistered(name(buffer));
  }

  /** The bean of that buffer. */
  StatBufferMXBean bean(String buffer) {
    return JMX.newMXBeanProxy(server, name(buffer), StatBufferMXBean.class);
  }

  private static ObjectName name(String buffer) {
    try {
      return new ObjectName("io.statbuffer:type=StatBuffer,name=" + ObjectName.quote(buffer));
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
