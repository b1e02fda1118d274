package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.ClassFileSource;
import java.io.IOException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Class files beside a class of the class path, in its own jar or directory, where its supertypes
 * mostly are: to ask the class loader for each takes longer. What isn't there, the loader finds.
 */
record ClassPathFiles(OpenedJars jars, @Nullable ProtectionDomain domain)
    implements ClassFileSource {

  @Override
  public byte @Nullable [] read(String internalName) {
    try {
      return jars.read(domain, internalName, ClassLoader.getSystemClassLoader());
    } catch (IOException e) {
      return null; // as if it weren't there, which the caller can live with
    }
  }
}
