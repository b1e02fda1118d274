package io.statbuffer.agent.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A whole JDBC URL without its secrets: what stands between the user and the last at sign before
 * the host, and the values of parameters that are named like a secret. In doubt more is masked.
 *
 * @param text the URL with {@code ***} for each secret
 * @param secrets what was masked, as it is written and, if it is quoted, without its quotes
 */
record MaskedUrl(String text, List<String> secrets) {
  private static final String[] SECRET = {"pass", "pwd", "secret", "token", "key"};
  private static final String BEFORE_NAME = "?&;,(/:";

  static MaskedUrl of(String url) {
    List<String> secrets = new ArrayList<>();
    StringBuilder masked = new StringBuilder();
    int from = maskUser(url, masked, secrets);
    for (int equals = url.indexOf('=', from); equals >= 0; equals = url.indexOf('=', equals + 1)) {
      int name = startOfName(url, equals);
      if (equals >= from && isSecret(url.substring(name, equals))) {
        int end = endOfValue(url, equals + 1, name == 0 ? ' ' : url.charAt(name - 1));
        add(url.substring(equals + 1, end), secrets);
        masked.append(url, from, equals + 1).append(Passwords.MASK);
        from = end;
      }
    }
    return new MaskedUrl(masked.append(url, from, url.length()).toString(), List.copyOf(secrets));
  }

  /** Appends all before the at sign, and returns its index; or 0 if there is none. */
  private static int maskUser(String url, StringBuilder masked, List<String> secrets) {
    int at = url.lastIndexOf('@', firstParameter(url));
    int user = startOfUser(url, at);
    boolean ofFile = url.startsWith("jdbc:h2:") || url.startsWith("jdbc:sqlite:");
    if (at <= user || ofFile) { // a path may be that of job@2
      return 0;
    }
    int password = url.indexOf(url.startsWith("jdbc:oracle:") ? '/' : ':', user) + 1;
    if (password == 0 || password > at) {
      masked.append(url, 0, user).append(Passwords.MASK); // perhaps a token instead of a user
    } else {
      masked.append(url, 0, password).append(Passwords.MASK);
      add(url.substring(password, at), secrets);
    }
    return at;
  }

  private static int startOfUser(String url, int at) {
    int slashes = url.indexOf("//");
    if (slashes >= 0 && slashes < at && !url.startsWith("jdbc:oracle:")) {
      return slashes + 2;
    }
    int driver = url.indexOf(':') + 1; // jdbc:oracle:thin:user
    int kind = url.indexOf(':', driver) + 1;
    int user = url.startsWith("jdbc:oracle:") ? url.indexOf(':', kind) + 1 : kind;
    return user > 0 && user <= at ? user : kind;
  }

  /** The index of the first {@code ?name=}, {@code &name=} or {@code ;name=}; or the length. */
  private static int firstParameter(String url) {
    for (int equals = url.indexOf('='); equals >= 0; equals = url.indexOf('=', equals + 1)) {
      int name = startOfName(url, equals);
      boolean word = name < equals && url.substring(name, equals).indexOf('@') < 0;
      if (word && name > 0 && "?&;".indexOf(url.charAt(name - 1)) >= 0) {
        return name;
      }
    }
    return url.length();
  }

  private static int startOfName(String url, int equals) {
    int name = equals;
    while (name > 0 && BEFORE_NAME.indexOf(url.charAt(name - 1)) < 0) {
      name--;
    }
    return name;
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String secret : SECRET) {
      if (lower.contains(secret)) {
        return true;
      }
    }
    return false;
  }

  /** Past the closing quote, if it is quoted, up to what divides parameters of this kind. */
  private static int endOfValue(String url, int start, char before) {
    String dividers = before == ';' ? ";" : before == '?' || before == '&' ? "&" : "&;";
    int end = start;
    int quote = end < url.length() ? "'\"{".indexOf(url.charAt(end)) : -1;
    while (quote >= 0 && end < url.length() && url.charAt(end) == "'\"{".charAt(quote)) {
      int close = url.indexOf("'\"}".charAt(quote), end + 1);
      while (quote == 2 && close >= 0 && url.startsWith("}}", close)) {
        close = url.indexOf('}', close + 2);
      }
      if (close < 0) {
        return url.length();
      }
      end = close + 1; // where a doubled quote goes on
    }
    while (end < url.length() && dividers.indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static void add(String secret, List<String> secrets) {
    secrets.add(secret);
    int last = secret.length() - 1;
    if (last > 0 && "'\"{".indexOf(secret.charAt(0)) >= 0) {
      secrets.add(secret.substring(1, last));
    }
  }
}
