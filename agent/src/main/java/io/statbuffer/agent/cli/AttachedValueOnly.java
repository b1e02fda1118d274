package io.statbuffer.agent.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Takes {@code --watch=3} for an option with a value, but not {@code --watch file}. */
final class AttachedValueOnly implements IParameterPreprocessor {
  @Override
  @SuppressWarnings("JdkObsolete") // picocli's
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    if (" ".equals(info.get("separator"))) {
      arguments.push(((OptionSpec) option).fallbackValue());
    }
    return false;
  }
}
