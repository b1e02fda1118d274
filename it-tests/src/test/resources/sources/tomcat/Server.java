package tomcat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat on a free port of the loopback interface. */
final class Server implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Tomcat tomcat = new Tomcat();

  Server() throws LifecycleException {
    tomcat.setBaseDir("tomcat");
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    tomcat.setConnector(connector);
    tomcat.start();
  }

  Context deploy(Path application, String name) {
    return tomcat.addWebapp("/" + name, application.toAbsolutePath().toString());
  }

  void undeploy(Context context) throws LifecycleException {
    tomcat.getHost().removeChild(context);
  }

  /** Asks an application for so many visits, and prints what it answers. */
  void visit(Context context, int times) throws IOException, InterruptedException {
    String url = "http://127.0.0.1:%d%s/visit?times=%d";
    URI uri =
        URI.create(url.formatted(tomcat.getConnector().getLocalPort(), context.getPath(), times));
    System.out.println(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
