package io.statbuffer.agent.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must not be printed of one configured database. Immutable.
 *
 * <pre>{@code
 * Secrets.of("jdbc:mysql://u:se/cret@db/app", null).mask("no access: se/cret") // no access: ***
 * }</pre>
 *
 * <p>As the URL is known, nothing has to be guessed of where in a text it ends: a message that
 * quotes it shows it masked, and one that quotes a part of it, or the password, doesn't show that.
 */
public final class Secrets {
  /** No database is known: only what looks like a password is masked. */
  public static final Secrets UNKNOWN = new Secrets("", "", List.of());

  /** Shorter ones would take pieces out of any text, and are only masked within the URL. */
  private static final int SHORTEST = 4;

  private final String url;
  private final String maskedUrl;
  private final List<String> secrets;

  private Secrets(String url, String maskedUrl, List<String> secrets) {
    this.url = url;
    this.maskedUrl = maskedUrl;
    this.secrets = secrets;
  }

  /** The secrets of a database that is reached by this URL and password. */
  public static Secrets of(String url, @Nullable String password) {
    MaskedUrl masked = MaskedUrl.of(url);
    List<String> secrets = new ArrayList<>();
    for (String secret : masked.secrets()) {
      add(secret, secrets);
    }
    if (password != null) {
      add(password, secrets);
    }
    // One may be a part of another.
    secrets.sort(Collections.reverseOrder(new ByLength()));
    return new Secrets(url, masked.text(), List.copyOf(secrets));
  }

  private static void add(String secret, List<String> secrets) {
    boolean word = secret.equalsIgnoreCase("true") || secret.equalsIgnoreCase("false");
    if (secret.length() >= SHORTEST && !word) {
      secrets.add(secret);
    }
  }

  /** The text with each secret replaced by {@code ***}, and all else that looks like one. */
  public String mask(String text) {
    String masked = url.isEmpty() ? text : text.replace(url, maskedUrl);
    for (String secret : secrets) {
      masked = masked.replace(secret, Passwords.MASK);
    }
    return Passwords.mask(masked);
  }

  /** A class, as the first lambda costs the start of an application more. */
  private static final class ByLength implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
      return Integer.compare(a.length(), b.length());
    }
  }
}
