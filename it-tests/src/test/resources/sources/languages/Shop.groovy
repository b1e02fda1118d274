package languages

import io.statbuffer.annotations.By
import io.statbuffer.annotations.Count
import io.statbuffer.annotations.When

class Order {
  String tenant
}

trait Priced {
  @Count('trait')
  int price() { 1 }
}

class Shop implements Priced {
  @Count('constructor')
  Shop() {}

  @Count('dynamic')
  def dynamic(what) { what }

  @Count('default.{0}')
  def sell(int amount = 5) { amount }

  @Count('overload')
  def buy(int amount = 5, String what = 'tea') { amount }

  @Count('path.{order.tenant}')
  void order(Order order) {}

  @Count('amount')
  void bytes(@By long amount) {}

  @Count('closure')
  def each(Closure action) { action(this) }

  @Count(value = 'returned.{return}', on = When.RETURN)
  String name() { 'corner' }

  @Count(value = 'thrown', on = When.THROW)
  void fail() { throw new IllegalStateException() }

  @Count('static')
  static void closed() {}

  static void main(String[] args) {
    def shop = new Shop()
    [1, 2, 3].each { shop.dynamic(it) }
    shop."dynamic"('by name')
    shop.sell()
    shop.sell(6)
    shop.buy()
    shop.order(new Order(tenant: 'acme'))
    shop.bytes(100)
    shop.each { it.price() }
    shop.name()
    try {
      shop.fail()
    } catch (IllegalStateException e) {
      println e.class.simpleName
    }
    Shop.closed()
  }
}
