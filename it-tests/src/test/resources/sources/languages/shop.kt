package languages

import io.statbuffer.annotations.By
import io.statbuffer.annotations.Count
import io.statbuffer.annotations.When
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine

data class Order(val tenant: String, val item: Item)

data class Item(val id: Int)

@Count("top.level") fun topLevel() {}

@Count("extended.{0}") fun String.extended() {}

interface Priced {
  @Count("interface.default") fun price(): Int = 1
}

class Shop(val name: String) : Priced {
  companion object {
    @Count("companion.{name}") fun open(name: String) = Shop(name)

    @JvmStatic @Count("jvm.static") fun closed() {}
  }

  val stock: Int
    @Count("getter") get() = 1

  @Count("default.{amount}") fun sell(amount: Int = 5) {}

  @Count("path.{order.tenant}.{order.item.id}") fun order(order: Order) {}

  @Count("amount") fun bytes(@By amount: Long) {}

  @Count("lambda") fun each(action: () -> Unit) = action()

  @Count("inline") inline fun inlined(action: () -> Unit) = action()

  @Count(value = "thrown", on = When.THROW) fun fail(): Nothing = throw IllegalStateException()
}

object Single {
  @Count("object") fun call() {}
}

class Suspending {
  private var waiting: Continuation<Unit>? = null

  private suspend fun pause() = suspendCoroutine<Unit> { waiting = it }

  fun goOn() = waiting!!.resume(Unit)

  @Count("suspend.{name}")
  suspend fun twice(name: String): Int {
    pause()
    pause()
    return name.length
  }

  @Count("suspend.recursive")
  suspend fun recursive(depth: Int): Int {
    pause()
    return if (depth == 0) 0 else 1 + recursive(depth - 1)
  }

  @Count("suspend.tail") suspend fun tail() = pause()

  @Count("suspend.never") suspend fun never() = 1

  @Count(value = "suspend.returned", on = When.RETURN)
  suspend fun returned(): Int {
    pause()
    return 1
  }

  @Count(value = "suspend.thrown", on = When.THROW)
  suspend fun thrown() {
    pause()
    throw IllegalStateException()
  }
}

fun start(action: suspend () -> Any?) =
    action.startCoroutine(Continuation(EmptyCoroutineContext) { println("ended with ${it.getOrNull()}") })

fun main() {
  topLevel()
  "text".extended()
  val shop = Shop.open("corner")
  Shop.closed()
  Shop::class.java.getMethod("closed").invoke(null)
  shop.sell()
  shop.sell(6)
  shop.order(Order("acme", Item(7)))
  shop.bytes(100 + shop.stock.toLong() + shop.price())
  shop.each {}
  shop.inlined {}
  runCatching { shop.fail() }
  Single.call()
  val suspending = Suspending()
  start { suspending.twice("abc") }
  repeat(2) { suspending.goOn() }
  start { suspending.recursive(2) }
  repeat(3) { suspending.goOn() }
  start { suspending.tail() }
  suspending.goOn()
  start { suspending.never() }
  start { suspending.returned() }
  suspending.goOn()
  start { suspending.thrown() }
  suspending.goOn()
}
