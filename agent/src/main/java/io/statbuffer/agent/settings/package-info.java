/**
 * What the agent is told to do. {@link io.statbuffer.agent.settings.AgentSettings} is the entry
 * point.
 *
 * <pre>
 *   -Dstatbuffer.x, STATBUFFER_X, the file  →  SettingSources  →  SettingReader  →  AgentSettings
 *                                              (texts)            (values)          (what holds)
 * </pre>
 *
 * <p>Whatever is wrong is said in one line that names the setting, the rule and the value, and the
 * agent goes on with what is right.
 */
@NullMarked
package io.statbuffer.agent.settings;

import org.jspecify.annotations.NullMarked;
