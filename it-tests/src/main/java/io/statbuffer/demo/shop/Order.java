package io.statbuffer.demo.shop;

/**
 * What a customer buys.
 *
 * @param country where it is sent; counted by its path from the parameter, <code>{order.country}
 *     </code>
 */
public record Order(String country, int items) {}
