package io.statbuffer.demo.shop;

import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Checks passwords. Hashing them is counted too, by a rule in the configuration: Commons Codec
 * knows nothing of it.
 */
final class Logins {
  /** Of the word that opens. */
  private static final String HASH =
      "d0c04f4b1951e4aeaaec8223ed2039e542f3aae805a6fa7f6d794e5afff5d272";

  @Count(value = "login.succeeded", on = When.RETURN)
  @Count(value = "login.failed", on = When.THROW)
  String login(String password) {
    if (!DigestUtils.sha256Hex(password).equals(HASH)) {
      throw new SecurityException("wrong password");
    }
    return "Welcome.\n";
  }
}
