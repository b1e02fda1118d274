package languages

import io.statbuffer.annotations.{By, Count, When}
import scala.annotation.meta.getter

case class Item(id: Int)

case class Order(tenant: String, item: Item)

trait Priced {
  @Count("trait") def price(): Int = 1

  @Count("trait.{name}") def named(name: String): Unit = ()
}

class Dear extends Priced {
  override def price(): Int = super.price() + 1
}

class Shop(val name: String) extends Priced {
  @(Count @getter)("lazy") lazy val stock: Int = 3

  @Count("by.name") def once(action: => Int): Int = action + action

  @Count("path.{order.tenant}.{order.item.id}") def order(order: Order): Unit = ()

  @Count("default.{amount}") def sell(amount: Int = 5): Unit = ()

  @Count("amount") def bytes(@By amount: Long): Unit = ()

  @Count(value = "returned.{return}", on = When.RETURN) def half(of: Int): Int = of / 2

  @Count(value = "thrown", on = When.THROW) def fail(): Unit = throw new IllegalStateException

  @Count("generic.{0}") def generic[T](value: T): T = value
}

object Shop {
  @Count("object.{name}") def open(name: String): Shop = new Shop(name)
}

object Main {
  @Count("main") def main(args: Array[String]): Unit = {
    val shop = Shop.open("corner")
    Class.forName("languages.Shop").getMethod("open", classOf[String]).invoke(null, "corner")
    shop.once(shop.stock + shop.stock + shop.price())
    shop.named("x")
    new Dear().price()
    shop.order(Order("acme", Item(7)))
    shop.sell()
    shop.sell(6)
    shop.bytes(100)
    shop.half(8)
    shop.generic(List(1))
    try shop.fail()
    catch { case e: IllegalStateException => println(e.getClass.getSimpleName) }
  }
}
