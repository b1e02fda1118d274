package web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import visits.Visits;

/** Visits its own web application as often as it is asked to. */
public final class VisitServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int times = Integer.parseInt(request.getParameter("times"));
    Visits.of(request.getContextPath().substring(1), times);
    response.getWriter().print("visited " + request.getContextPath());
  }
}
