package io.statbuffer.runtime.management;

import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.StandardMBean;

/** A bean whose {@link Description}s are shown; by itself JMX ignores such annotations. */
final class DescribedBean extends StandardMBean {
  DescribedBean(StatBufferMXBean bean) {
    super(bean, StatBufferMXBean.class, true);
  }

  @Override
  protected String getDescription(MBeanInfo info) {
    return "A buffer of durable counts";
  }

  @Override
  protected String getDescription(MBeanFeatureInfo feature) {
    Object description = feature.getDescriptor().getFieldValue(BufferBean.DESCRIPTION);
    return description == null ? super.getDescription(feature) : description.toString();
  }
}
