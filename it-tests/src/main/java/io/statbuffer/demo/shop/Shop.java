package io.statbuffer.demo.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.statbuffer.annotations.Count;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * The application: listens on a free port of the loopback interface, prints it, and serves until it
 * is stopped. {@code /page/SLUG}, {@code /order/COUNTRY/ITEMS}, {@code /login/PASSWORD}, {@code
 * /search/CATEGORY/RESULTS}.
 */
public final class Shop {
  /** What the shop prints before its port. */
  public static final String LISTENING = "listening on port ";

  private final Pages pages = new Pages();
  private final Checkout checkout = new Checkout();
  private final Logins logins = new Logins();
  private final ShopEvents events = new ShopEventsBuffer();

  private Shop() {}

  /** Starts the shop. */
  public static void main(String[] args) throws IOException {
    Shop shop = new Shop();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", shop::serve);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    System.out.println(LISTENING + server.getAddress().getPort());
  }

  @Count("requests")
  private void serve(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    int status = 200;
    String answer;
    try {
      answer = answer(path);
    } catch (SecurityException e) {
      status = 403;
      answer = e.getMessage() + "\n";
    } catch (IllegalArgumentException e) {
      status = 400;
      answer = e.getMessage() + "\n";
    }
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String answer(String[] path) {
    return switch (path[1] + "/" + (path.length - 2)) {
      case "page/1" -> page(path[2]);
      case "order/2" -> checkout.place(new Order(path[2], Integer.parseInt(path[3])));
      case "login/1" -> logins.login(path[2]);
      case "search/2" -> search(path[2], Integer.parseInt(path[3]));
      default -> throw new IllegalArgumentException("no such page: " + String.join("/", path));
    };
  }

  private String page(String slug) {
    String page = pages.view(slug);
    return page + "<p>" + pages.size(page) + " bytes</p>\n";
  }

  private String search(String category, int results) {
    events.searched(category);
    events.found(results);
    return results + " results\n";
  }
}
