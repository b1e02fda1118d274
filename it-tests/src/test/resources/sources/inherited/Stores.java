package inherited;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.Count;

/** All kinds of types that implement an annotated interface. */
public final class Stores implements Runnable {
  @Buffered(name = "stores")
  interface Store<T> {
    @Count("saved.{0}")
    Object save(T item);

    @Count("cleared")
    default void clear() {}
  }

  interface Audited<T> extends Store<T> {
    @Override
    default void clear() {
      Store.super.clear();
    }
  }

  static class Disk implements Store<String> {
    @Override
    public String save(String item) {
      return item;
    }
  }

  static class Cached extends Disk implements Store<String> {
    @Override
    public String save(String item) {
      return super.save(item);
    }
  }

  record Memory(int size) implements Audited<Integer> {
    @Override
    public Integer save(Integer item) {
      return item;
    }

    @Override
    public void clear() {
      Audited.super.clear();
    }
  }

  enum Fixed implements Store<String> {
    ONE {
      @Override
      public String save(String item) {
        return "one " + item;
      }
    },
    TWO;

    @Override
    public String save(String item) {
      return "fixed " + item;
    }
  }

  static class Plain {
    public void clear() {}
  }

  static class Adopted extends Plain implements Store<String> {
    @Override
    public String save(String item) {
      return item;
    }
  }

  @Override
  public void run() {
    Store<String> disk = new Disk();
    disk.save("disk");
    new Disk().save("disk");
    disk.clear();
    new Cached().save("cached");
    new Memory(1).save(5);
    new Memory(1).clear();
    Fixed.ONE.save("fixed");
    Fixed.TWO.save("fixed");
    new Plain().clear();
    new Adopted().clear();
    new Store<String>() {
      @Override
      public String save(String item) {
        return item;
      }
    }.save("anonymous");
  }
}
