package io.statbuffer.it.source;

import io.statbuffer.it.fork.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The directory of a web application that visits itself when it is asked to. */
public final class WebApplication {
  private static final String DESCRIPTOR =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1" metadata-complete="true">
        <servlet>
          <servlet-name>visit</servlet-name>
          <servlet-class>web.VisitServlet</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>visit</servlet-name>
          <url-pattern>/visit</url-pattern>
        </servlet-mapping>
      </web-app>
      """;

  private WebApplication() {}

  /** Writes it, with jars of its own. */
  public static Path write(Path directory, Path... jars) throws IOException {
    Path inside = directory.resolve("WEB-INF");
    Visits.compile(inside.resolve("classes"), List.of(tomcat()), "web/VisitServlet.java");
    Files.writeString(inside.resolve("web.xml"), DESCRIPTOR);
    Path libraries = Files.createDirectories(inside.resolve("lib"));
    for (Path jar : jars) {
      Files.copy(jar, libraries.resolve(jar.getFileName()));
    }
    return directory;
  }

  /** Compiles what deploys web applications, and returns what it needs on its class path. */
  public static List<Path> container(Path directory, String... sources) throws IOException {
    List<Path> jars = List.of(tomcat(), Jars.aside("tomcat-annotations-api.jar"));
    return List.of(Compiler.compile(directory, jars, sources), jars.get(0), jars.get(1));
  }

  private static Path tomcat() {
    return Jars.aside("tomcat-embed-core.jar");
  }
}
