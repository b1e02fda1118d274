package ending;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Takes orders: so many for each number that it reads. Any other line says how to end. */
interface Orders {
  void order(String shop, long value);

  default void close() {
    throw new UnsupportedOperationException("close");
  }

  default void take() throws IOException {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (line.matches("\\d+")) {
        for (int i = 0; i < Integer.parseInt(line); i++) {
          order("shop" + i % 7, i);
        }
        System.out.println("ordered");
      } else if (line.equals("close")) {
        close();
      } else {
        End.by(line);
      }
    }
  }
}
