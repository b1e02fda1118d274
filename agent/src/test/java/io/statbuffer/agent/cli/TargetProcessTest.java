package io.statbuffer.agent.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TargetProcessTest {
  @Test
  void theCommandDoesNotAttachToItself() {
    long self = ProcessHandle.current().pid();
    assertThatThrownBy(() -> TargetProcess.of(self).check())
        .hasMessage("process " + self + " is this command itself");
  }
}
