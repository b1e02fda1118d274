package io.statbuffer.it.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens in the sample application each day, and what that has to count. */
public final class Day {
  private final Catalogue catalogue;
  private final CatalogueEvents events;

  Day(Catalogue catalogue, CatalogueEvents events) {
    this.catalogue = catalogue;
    this.events = events;
  }

  void live() {
    catalogue.open();
    String unused = catalogue.view("Emma");
    unused = catalogue.view("Ulysses");
    catalogue.tidy("A", 7);
    catalogue.order(new Catalogue.Title("Emma", new Catalogue.Publisher("Murray")));
    var unusedLoan = catalogue.lend(true);
    unusedLoan = catalogue.lend(false);
    unusedLoan = catalogue.lend(false);
    catalogue.takeBack(0);
    try {
      catalogue.takeBack(3);
    } catch (IllegalStateException expected) {
      if (!"late by 3".equals(expected.getMessage())) {
        throw expected;
      }
    }
    catalogue.print("Emma", 474);
    Integer unusedSize = catalogue.discard(List.of("a", "b"));
    catalogue.beyondAscii();
    events.entered("north", 12);
  }

  /** The totals after so many days, by buffer and key. */
  public static Map<String, Long> totals(long days) {
    Map<String, Long> totals = new TreeMap<>();
    totals.put("catalogue/opened", 1L);
    totals.put("catalogue/title.Emma.viewed", 1L);
    totals.put("catalogue/title.Ulysses.viewed", 1L);
    totals.put("catalogue/viewed", 2L);
    totals.put("catalogue/shelf.A.7", 1L);
    totals.put("catalogue/publisher.Murray.ordered", 1L);
    totals.put("catalogue/loan.refused", 1L);
    totals.put("catalogue/loan.granted", 2L);
    totals.put("catalogue/return.fine", 1L);
    totals.put("catalogue/return.late", 1L);
    totals.put("catalogue/pages.Emma", 474L);
    totals.put("catalogue/discarded", 2L);
    totals.put("catalogue/Bücher {日本} \uD83D\uDCDA", 1L);
    totals.put("catalogue_events/visitors.north", 12L);
    totals.replaceAll((key, once) -> once * days);
    return totals;
  }
}
