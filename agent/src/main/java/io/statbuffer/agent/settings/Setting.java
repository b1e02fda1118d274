package io.statbuffer.agent.settings;

/**
 * One setting as it was written.
 *
 * @param origin its name as the user knows it: {@code -Dstatbuffer.interval}, {@code
 *     STATBUFFER_INTERVAL}, or {@code interval in app.properties}
 */
record Setting(String origin, String value) {}
